import { useUnread } from '@bayon/client/react';
import {
  ActionIcon,
  AppShell,
  Button,
  Burger,
  Group,
  Image,
  Indicator,
  NavLink,
  Stack,
  Text,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBell, IconMoon, IconSun } from '@tabler/icons-react';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useLive } from '../live/use-live.ts';
import { useSession, useUser } from '../session/context.ts';
import { useRegistration } from '../session/use-registration.ts';
import { ConnectionBanner } from './connection-banner.tsx';
import { pages } from './pages.ts';
import classes from './shell.module.css';

/** The frame around every page: where to go, what came in, who is here, and whether the page is live. */
export function Shell() {
  useLive();
  useRegistration();
  const [isOpen, menu] = useDisclosure();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  useEffect(() => menu.close(), [path]);
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 220, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding="md"
    >
      <a href="#main" className={classes.skip}>
        Skip to the page
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="xs" wrap="nowrap">
            <Burger
              opened={isOpen}
              onClick={menu.toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={isOpen ? 'Close the navigation' : 'Open the navigation'}
              aria-expanded={isOpen}
            />
            <Image src="/icon.svg" w={28} h={28} alt="" />
            <Text fw={600}>Bayon</Text>
          </Group>
          <Group gap="xs" wrap="nowrap">
            <Bell />
            <SchemeSwitch />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" component="nav" aria-label="Pages">
        <AppShell.Section grow style={{ overflowY: 'auto' }}>
          {pages.map(({ to, title, icon: Icon }) => (
            <NavLink
              key={to}
              component={Link}
              to={to}
              label={title}
              leftSection={<Icon size={20} stroke={1.5} aria-hidden />}
              active={to === '/' ? path === '/' : path.startsWith(to)}
              aria-current={path === to ? 'page' : undefined}
            />
          ))}
        </AppShell.Section>
        <AppShell.Section>
          <WhoIsHere />
        </AppShell.Section>
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1}>
        <Stack maw={1100} mx="auto">
          <ConnectionBanner />
          <Outlet />
        </Stack>
      </AppShell.Main>
    </AppShell>
  );
}

/** The bell with what is unread. */
function Bell() {
  const unread = useUnread();
  const label = unread === 0 ? 'Inbox, nothing unread' : `Inbox, ${unread} unread`;
  return (
    <Indicator
      label={<span aria-hidden>{unread > 99 ? '99+' : unread}</span>}
      disabled={unread === 0}
      size={16}
      offset={6}
      color="red.9"
    >
      <ActionIcon component={Link} to="/inbox" variant="subtle" color="gray" size="lg" aria-label={label}>
        <IconBell size={20} stroke={1.5} aria-hidden />
      </ActionIcon>
    </Indicator>
  );
}

function SchemeSwitch() {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const next = scheme === 'dark' ? 'light' : 'dark';
  const Icon = scheme === 'dark' ? IconSun : IconMoon;
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      onClick={() => setColorScheme(next)}
      aria-label={`Show it ${next}`}
    >
      <Icon size={20} stroke={1.5} aria-hidden />
    </ActionIcon>
  );
}

/** Who is here, and the way out. */
function WhoIsHere() {
  const session = useSession();
  return (
    <Group justify="space-between" wrap="nowrap" px="xs">
      <Text size="sm" truncate title="Signed in as">
        {useUser()}
      </Text>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={() => void session.signOut()}>
        Sign out
      </Button>
    </Group>
  );
}
