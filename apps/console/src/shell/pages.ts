import {
  IconBuildingStore,
  IconChartLine,
  IconCreditCard,
  IconInbox,
  IconLibrary,
  IconPencil,
  IconSearch,
  IconSun,
} from '@tabler/icons-react';

/** The pages, as the navigation lists them. */
export const pages = [
  { to: '/', title: 'Today', icon: IconSun },
  { to: '/write', title: 'Write', icon: IconPencil },
  { to: '/library', title: 'Library', icon: IconLibrary },
  { to: '/brand', title: 'Brand', icon: IconBuildingStore },
  { to: '/research', title: 'Research', icon: IconSearch },
  { to: '/market', title: 'Market', icon: IconChartLine },
  { to: '/inbox', title: 'Inbox', icon: IconInbox },
  { to: '/plan', title: 'Plan', icon: IconCreditCard },
] as const;
