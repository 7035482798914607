import { onboardingStep, plan, preferences, usageType, usageTypes } from '@bayon/event-contracts';
import { count, pageOf, time } from '@bayon/publisher/answers';
import type { AnswersOf } from '@bayon/publisher/http';
import * as z from 'zod';
import type { routes } from './routes.ts';

const month = z
  .string()
  .regex(/^\d{4}-\d{2}$/)
  .describe('UTC: 2026-11');
const perUsage = z.object(
  Object.fromEntries(usageTypes.map((name) => [name, count])) as Record<
    (typeof usageTypes)[number],
    typeof count
  >,
);

const onboarding = z.object({
  startedAt: time.optional(),
  completed: z.boolean(),
  steps: z.array(z.object({ step: onboardingStep, done: z.boolean(), completedAt: time.optional() })),
  profile: z.object({
    percent: z.number().min(0).max(100),
    missing: z.array(z.enum(['email', 'businessName', 'address', 'phone', 'specialties', 'bio'])),
  }),
});

const usage = z.object({
  month,
  plan,
  customBranding: z.boolean(),
  usage: z.array(
    z.object({
      usageType,
      used: count,
      limit: count.optional().describe('Absent: without limit'),
      percent: z.int().min(0).optional(),
    }),
  ),
  months: z.array(z.object({ month, used: perUsage })),
});

const recommendation = z.object({
  recommendationId: z.string(),
  kind: z.string(),
  message: z.string(),
  priority: z.enum(['low', 'medium', 'high']),
  about: z.record(z.string(), z.string()),
  createdAt: time,
});

const task = z.object({
  taskId: z.string(),
  status: z.enum(['open', 'done']),
  action: z.string().optional(),
  alertType: z.string().optional(),
  priority: z.enum(['high', 'urgent']).optional(),
  createdAt: time.optional(),
  completedAt: time.optional(),
});

const features = z.object({
  monthlyLimits: perUsage.partial(),
  customBranding: z.boolean(),
});

export const answers: AnswersOf<typeof routes> = {
  register: { 202: z.object({ userId: z.string() }) },
  getPreferences: { 200: preferences },
  setPreferences: {
    200: z.object({ changed: z.object({}) }),
    202: z.object({ changed: preferences }),
  },
  getOnboarding: { 200: onboarding },
  completeStep: { 202: z.object({ step: onboardingStep }) },
  getSubscription: { 200: z.object({ plan, features }) },
  changeSubscription: { 200: z.object({ plan }), 202: z.object({ plan, oldPlan: plan }) },
  getUsage: { 200: usage },
  recordUsage: { 202: z.object({ usageId: z.string() }) },
  listRecommendations: { 200: pageOf(recommendation) },
  listTasks: { 200: pageOf(task) },
  completeTask: { 200: z.object({ taskId: z.string() }), 202: z.object({ taskId: z.string() }) },
};
