import * as z from 'zod';
import { constructorOf, defineEvent } from '../define-event.ts';
import { line, text, userId } from '../shared/fields.ts';

/** What an agent says of the business. Every field may be absent; an empty text clears it. */
export const profileData = z.object({
  businessName: text(120).optional(),
  /** Postal, on one line: `1420 NW 54th St Ste 210, Seattle, WA 98107` */
  address: text(200).optional(),
  /** As the agent writes it. */
  phone: text(40).optional(),
  email: text(254).optional(),
  website: text(500).optional(),
  licenseNumber: text(60).optional(),
  marketArea: text(120).optional(),
  serviceAreas: z.array(line(120)).max(30).optional(),
  specialties: z.array(line(80)).max(30).optional(),
  bio: text(4_000).optional(),
  preferredTone: text(40).optional(),
});

export type ProfileData = z.infer<typeof profileData>;

/** The fields of a profile. */
export const profileFields = Object.keys(profileData.shape) as readonly (keyof ProfileData)[];

/** Name, address, phone and email: what must be the same in every directory. */
export const napFields = [
  'businessName',
  'address',
  'phone',
  'email',
] as const satisfies readonly (keyof ProfileData)[];

export const ProfileUpdated = defineEvent({
  sources: ['bayon.coagent.brand'],
  detailType: 'Profile Updated',
  version: 1,
  producers: ['brand api'],
  consumers: ['brand', 'user', 'studio'],
  detail: z.object({
    userId,
    /** The given fields overwrite, the others stay. */
    profileData,
    /** The names of the fields that changed. */
    changes: z.array(line(64)).max(20),
  }),
  examples: [
    {
      userId: 'ada',
      profileData: {
        businessName: 'Lovelace Homes',
        address: '1420 NW 54th St Ste 210, Seattle, WA 98107',
        phone: '(206) 555-0142',
        email: 'ada@lovelacehomes.example',
        website: 'https://lovelacehomes.example',
        licenseNumber: 'WA-118204',
        marketArea: 'Ballard',
        serviceAreas: ['Ballard', 'Fremont', 'Phinney Ridge'],
        specialties: ['first-time buyers', 'Craftsman homes'],
        bio: 'Twelve years of helping people find the right door in north-west Seattle.',
        preferredTone: 'warm',
      },
      changes: [
        'businessName',
        'address',
        'phone',
        'email',
        'website',
        'licenseNumber',
        'marketArea',
        'serviceAreas',
        'specialties',
        'bio',
        'preferredTone',
      ],
    },
    { userId: 'ada', profileData: { phone: '+1 206 555 0199' }, changes: ['phone'] },
    { userId: 'linh.tran', profileData: { bio: '' }, changes: ['bio'] },
  ],
});

export const profileUpdated = constructorOf(ProfileUpdated);
