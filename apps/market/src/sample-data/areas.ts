/** How an area's prices go. */
export interface AreaProfile {
  readonly marketArea: string;
  readonly streets: readonly string[];
  /** Cents: the middle of its prices before anything happens. */
  readonly typicalCents: number;
  /** Share that the seasons move prices by to either side: dearest in June. */
  readonly seasonality: number;
  /** Months that change everything: from and to in days before the end, and by what share. */
  readonly phases: readonly { readonly from: number; readonly to: number; readonly change: number }[];
}

/** Three areas of Seattle (the prices are made up): one that booms at the end, one that dips, one that just is. */
export const sampleAreas: readonly AreaProfile[] = [
  {
    marketArea: 'Ballard',
    streets: ['23rd Ave NW', 'NW 65th St', 'Leary Ave NW', 'NW Market St'],
    typicalCents: 82_500_000,
    seasonality: 0.02,
    phases: [{ from: 120, to: 0, change: 0.22 }],
  },
  {
    marketArea: 'Fremont',
    streets: ['Fremont Ave N', 'N 36th St', 'Phinney Ave N', 'Aurora Ave N'],
    typicalCents: 91_000_000,
    seasonality: 0.02,
    phases: [
      { from: 600, to: 360, change: 0.15 },
      { from: 110, to: 0, change: -0.18 },
    ],
  },
  {
    marketArea: 'Green Lake',
    streets: ['E Green Lake Dr N', 'Woodlawn Ave NE', 'Latona Ave NE', 'N 80th St'],
    typicalCents: 104_000_000,
    seasonality: 0.005,
    phases: [],
  },
];
