import { useComputedColorScheme } from '@mantine/core';
import {
  CategoryScale,
  Chart,
  type ChartOptions,
  Filler,
  Legend,
  LinearScale,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';
import { Line } from 'react-chartjs-2';

Chart.register(CategoryScale, Filler, Legend, LinearScale, LineElement, PointElement, Tooltip);

/** One line of a chart. */
export interface Series {
  readonly name: string;
  /** One for each point of the axis; null where there is none. */
  readonly values: readonly (number | null)[];
  readonly color: string;
  /** Fills to the line that many places before it: a band. */
  readonly fillTo?: number;
}

/** Lines over time. What is drawn is to be there as figures, too: a canvas is silent. */
export default function LineChart({
  label,
  points,
  series,
  format = (value) => `${value}`,
  isReversed = false,
}: {
  /** What it shows, for who cannot see it. */
  readonly label: string;
  readonly points: readonly string[];
  readonly series: readonly Series[];
  readonly format?: (value: number) => string;
  /** Whether the least is on top. */
  readonly isReversed?: boolean;
}) {
  const isDark = useComputedColorScheme('light') === 'dark';
  const [ink, grid] = isDark ? ['#a9b1b8', '#373d42'] : ['#545c64', '#e3e7ea'];
  const options: ChartOptions<'line'> = {
    responsive: true,
    maintainAspectRatio: false,
    animation: false,
    interaction: { mode: 'index', intersect: false },
    plugins: {
      legend: { display: series.length > 1, labels: { color: ink, boxWidth: 12, boxHeight: 2 } },
      tooltip: {
        callbacks: { label: ({ dataset, parsed: { y } }) => `${dataset.label ?? ''}: ${format(y ?? 0)}` },
      },
    },
    scales: {
      x: { ticks: { color: ink, maxRotation: 0, autoSkipPadding: 16 }, grid: { display: false } },
      y: {
        reverse: isReversed,
        ticks: { color: ink, maxTicksLimit: 6, callback: (value) => format(Number(value)) },
        grid: { color: grid },
      },
    },
  };
  const data = {
    labels: [...points],
    datasets: series.map(({ name, values, color, fillTo }) => ({
      label: name,
      data: [...values],
      borderColor: color,
      backgroundColor: fillTo === undefined ? color : `${color}22`,
      borderWidth: fillTo === undefined && name !== '' ? 2 : 1,
      pointRadius: values.length > 40 ? 0 : 2,
      spanGaps: true,
      fill: fillTo === undefined ? false : `-${fillTo}`,
    })),
  };
  return (
    <div style={{ height: 280, position: 'relative' }}>
      <Line role="img" aria-label={label} data={data} options={options} />
    </div>
  );
}

/** Lines that are told apart in the light and in the dark. */
export const lineColors = ['#1098ad', '#e8590c', '#ae3ec9', '#66a80f', '#4263eb'] as const;
