import type { Client } from '@bayon/client';
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  type ErrorComponentProps,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { Failure } from './parts/failure.tsx';
import { NotFound } from './shell/not-found.tsx';
import { Shell } from './shell/shell.tsx';

/** What every page may use. */
export interface PageContext {
  readonly client: Client;
  readonly queries: QueryClient;
}

const Failed = ({ error, reset }: ErrorComponentProps) => <Failure error={error} retry={reset} />;

const root = createRootRouteWithContext<PageContext>()({
  component: Shell,
  notFoundComponent: NotFound,
  errorComponent: Failed,
});

/** A text of the address, where there is one. */
const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== ''
    ? value.slice(0, 500)
    : typeof value === 'number'
      ? String(value)
      : undefined;

/** The job by which something comes that is not there yet. */
const jobOf = (search: Record<string, unknown>): { readonly job?: string } => {
  const job = textOf(search['job']);
  return job === undefined ? {} : { job };
};

const page = <Path extends string>(path: Path, component: Parameters<typeof lazyRouteComponent>[0]) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(component) });

const today = page('/', () => import('./today/today.tsx'));

const write = createRoute({
  getParentRoute: () => root,
  path: '/write',
  component: lazyRouteComponent(() => import('./write/write.tsx')),
  validateSearch: (
    search: Record<string, unknown>,
  ): { readonly type?: string; readonly topic?: string; readonly query?: string } => {
    const [type, topic, query] = [textOf(search['type']), textOf(search['topic']), textOf(search['query'])];
    return { ...(type && { type }), ...(topic && { topic }), ...(query && { query }) };
  },
});

const library = createRoute({
  getParentRoute: () => root,
  path: '/library',
  component: lazyRouteComponent(() => import('./library/library.tsx')),
  validateSearch: (
    search: Record<string, unknown>,
  ): { readonly type?: string; readonly status?: string; readonly q?: string } => {
    const [type, status, q] = [textOf(search['type']), textOf(search['status']), textOf(search['q'])];
    return { ...(type && { type }), ...(status && { status }), ...(q && { q }) };
  },
});
const piece = createRoute({
  getParentRoute: () => root,
  path: '/library/$contentId',
  component: lazyRouteComponent(() => import('./library/piece.tsx')),
  validateSearch: jobOf,
});

const brand = createRoute({
  getParentRoute: () => root,
  path: '/brand',
  component: lazyRouteComponent(() => import('./brand/brand.tsx')),
  validateSearch: (search: Record<string, unknown>): { readonly tab?: string; readonly keyword?: string } => {
    const [tab, keyword] = [textOf(search['tab']), textOf(search['keyword'])];
    return { ...(tab && { tab }), ...(keyword && { keyword }) };
  },
});

const research = createRoute({
  getParentRoute: () => root,
  path: '/research',
  component: lazyRouteComponent(() => import('./research/research.tsx')),
  validateSearch: (search: Record<string, unknown>): { readonly tab?: string } => {
    const tab = textOf(search['tab']);
    return tab === undefined ? {} : { tab };
  },
});
const question = createRoute({
  getParentRoute: () => root,
  path: '/questions/$queryId',
  component: lazyRouteComponent(() => import('./research/question.tsx')),
  validateSearch: jobOf,
});
const report = page('/reports/$reportId', () => import('./research/report.tsx'));

const market = createRoute({
  getParentRoute: () => root,
  path: '/market',
  component: lazyRouteComponent(() => import('./market/market.tsx')),
  validateSearch: (search: Record<string, unknown>): { readonly tab?: string; readonly area?: string } => {
    const [tab, area] = [textOf(search['tab']), textOf(search['area'])];
    return { ...(tab && { tab }), ...(area && { area }) };
  },
});
const property = page('/properties/$propertyId', () => import('./market/property.tsx'));

const inbox = page('/inbox', () => import('./inbox/inbox.tsx'));
const plan = page('/plan', () => import('./plan/plan.tsx'));

export const router = createRouter({
  routeTree: root.addChildren([
    today,
    write,
    library,
    piece,
    brand,
    research,
    question,
    report,
    market,
    property,
    inbox,
    plan,
  ]),
  context: {} as PageContext,
  defaultPreload: 'intent',
  defaultErrorComponent: Failed,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    readonly router: typeof router;
  }
}
