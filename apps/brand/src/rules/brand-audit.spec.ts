import {
  AuditCompleted,
  BrandAuditRequested,
  DirectoryListingChanged,
  ProfileUpdated,
  RealTimeNotification,
} from '@bayon/event-contracts';
import { describe, expect, it } from 'vitest';
import { anEvent, worldForEach } from '../../test/world.ts';
import { aListing, nap } from '../../test/nap.ts';
import { keys } from '../presence/keys.ts';

const world = worldForEach();
const minute = (n: number) => `2026-11-23T10:0${n}:00.000Z`;
const profile = anEvent(ProfileUpdated, { userId: 'ada', profileData: nap, changes: [] }, { id: 'profile' });
const recorded = (id: string, listing: Partial<ReturnType<typeof aListing>> = {}, userId = 'ada') =>
  anEvent(
    DirectoryListingChanged,
    { userId, listingId: id, change: 'recorded', listing: aListing(listing) },
    { id },
  );
const requested = anEvent(BrandAuditRequested, { userId: 'ada', auditId: 'a-1' }, { id: 'requested' });
const completed = (score: number, at = 1, findings = AuditCompleted.examples[0]!.findings) =>
  anEvent(
    AuditCompleted,
    { userId: 'ada', auditId: `a-${at}`, score, findings, findingsTotal: findings.length },
    { id: `completed-${at}`, at: minute(at) },
  );

describe('an audit that is asked for', () => {
  it('compares the profile with the user’s own listings', async () => {
    await world().take(profile, recorded('right'), recorded('wrong', { phone: '206 555 0199' }));
    await world().take(recorded('theirs', { businessName: 'Hopper' }, 'grace'), requested);
    expect(world().published(AuditCompleted)).toMatchObject([
      { userId: 'ada', auditId: 'a-1', score: 80, findings: [{ field: 'phone' }], findingsTotal: 1 },
    ]);
  });

  it('of nothing is completed all the same', async () => {
    await world().take(requested);
    expect(world().published(AuditCompleted)).toMatchObject([{ score: 100, findings: [], findingsTotal: 0 }]);
  });

  it('tells of as many findings as an event carries, and how many there are', async () => {
    await world().take(profile);
    const long = 'ở'.repeat(200);
    for (let n = 0; n < 30; n += 1) {
      await world().take(
        recorded(`l-${n}`, {
          directory: long.slice(120),
          businessName: long.slice(80),
          address: long,
          phone: long.slice(160),
        }),
      );
    }
    await world().take(requested);
    const [audit] = world().published(AuditCompleted);
    expect(audit).toMatchObject({ score: 0, findingsTotal: 90 });
    expect((audit!['findings'] as unknown[]).length).toBeGreaterThan(30);
    expect(Buffer.byteLength(JSON.stringify(audit))).toBeLessThan(64 * 1024);
    await world().drain();
    expect(await world().read(keys.listingsAdvice('ada'))).toMatchObject({ about: 'listings' });
  });
});

describe('an audit that is completed', () => {
  it.each([
    [100, 'success'],
    [90, 'success'],
    [89.9, 'info'],
    [60, 'info'],
    [59.9, 'warning'],
    [0, 'warning'],
  ])('with a score of %d is told as %s', async (score, severity) => {
    await world().take(completed(score));
    expect(world().published(RealTimeNotification)).toMatchObject([{ type: 'audit_completed', severity }]);
  });

  it('is kept, with what to do about each finding', async () => {
    await world().take(completed(83));
    expect((await world().reads.audits('ada', { limit: 10 })).items).toMatchObject([
      { auditId: 'a-1', score: 83, findingsTotal: 2, completedAt: minute(1) },
    ]);
    expect((await world().reads.advice('ada', { limit: 10 })).items).toMatchObject([
      { about: 'listings', recommendations: [{ kind: 'listing-phone' }, { kind: 'listing-name' }] },
    ]);
  });

  it('without findings takes the advice away, and an older one does not bring it back', async () => {
    await world().take(completed(80, 1), completed(100, 3, []), completed(70, 2));
    expect((await world().reads.advice('ada', { limit: 10 })).items).toEqual([]);
    expect((await world().reads.audits('ada', { limit: 10 })).items.map(({ score }) => score)).toEqual([
      100, 70, 80,
    ]);
  });

  it.each([
    [[80], 'stable'],
    [[80, 82], 'stable'],
    [[80, 82.1], 'improving'],
    [[80, 78], 'stable'],
    [[80, 77.9], 'declining'],
    [[0, 90, 90, 90, 90, 90], 'stable'],
  ])('after %j is %s', async (scores, trend) => {
    await world().take(...scores.map((score, place) => completed(score, place)));
    expect(await world().reads.auditStanding('ada')).toMatchObject({ trend });
  });
});
