import { identifier, line, plan, preferences, usageType } from '@bayon/event-contracts';
import { type ApiDescription, route } from '@bayon/publisher/http';
import * as z from 'zod';

const page = {
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(2_048).optional(),
};

/** Where the API describes itself, to anybody. */
export const description: ApiDescription = {
  title: 'Bayon CoAgent user',
  path: '/user/openapi.json',
};

/** The user service's API: the template's routes and the handlers both follow from this list. */
export const routes = {
  register: route({
    method: 'POST',
    path: '/users',
    summary: 'Register: the user is the token’s. A second time changes nothing',
    body: z.strictObject({
      email: z.email().max(254),
      registrationMethod: line(40),
      referralSource: line(120).optional(),
    }),
    example: { email: 'ada@example.com', registrationMethod: 'email' },
  }),
  getPreferences: route({
    method: 'GET',
    path: '/user/preferences',
    summary: 'What the user has set, and what holds otherwise',
  }),
  setPreferences: route({
    method: 'PUT',
    path: '/user/preferences',
    summary: 'Set some preferences; what is not given stays. 200 where that changes nothing',
    body: z.strictObject(preferences.shape),
    example: {
      contentTone: 'warm',
      timeZone: 'America/Los_Angeles',
      channels: { trend_alert: 'digest' },
      quietHours: { from: '21:30', to: '07:00' },
    },
  }),
  getOnboarding: route({
    method: 'GET',
    path: '/user/onboarding',
    summary: 'The steps of onboarding, and how complete the profile is',
  }),
  completeStep: route({
    method: 'POST',
    path: '/user/onboarding/{step}',
    summary: 'Say that a step is done: preferences or tutorial; the others are done by doing them',
    refuses: [409],
  }),
  getSubscription: route({
    method: 'GET',
    path: '/user/subscription',
    summary: 'The plan, and what it allows',
  }),
  changeSubscription: route({
    method: 'PUT',
    path: '/user/subscription',
    summary: 'Change the plan. 200 where it is the same',
    body: z.strictObject({ plan, reason: line(120).optional() }),
    example: { plan: 'pro' },
  }),
  getUsage: route({
    method: 'GET',
    path: '/user/usage',
    summary: 'What was used this month (UTC) of what the plan allows, and in the months before',
    query: z.object({ months: z.coerce.number().int().min(1).max(36).default(6) }),
  }),
  recordUsage: route({
    method: 'POST',
    path: '/user/usage',
    summary: 'Count something that was used, once with an Idempotency-Key',
    body: z.strictObject({
      usageType,
      amount: z.int().min(1).max(1_000_000).default(1),
      sourceEventId: identifier.optional(),
    }),
    example: { usageType: 'aiImageEditing', amount: 3 },
  }),
  listRecommendations: route({
    method: 'GET',
    path: '/user/recommendations',
    summary: 'What is worth doing, newest first: the newest hundred of the last 90 days',
    query: z.object(page),
  }),
  listTasks: route({
    method: 'GET',
    path: '/user/tasks',
    summary: 'What is to be done, or was, newest first',
    query: z.object({ status: z.enum(['open', 'done']).default('open'), ...page }),
  }),
  completeTask: route({
    method: 'POST',
    path: '/user/tasks/{id}/complete',
    summary: 'Say that a task is done',
  }),
} as const;
