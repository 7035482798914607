import { ActionIcon, Group, Table, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import classes from './calendar.module.css';
import { type Day, dayOf, monthAfter, weeksOf } from './month.ts';
import { PageLink } from '../parts/links.tsx';

export interface Appointment {
  readonly contentId: string;
  readonly title: string;
  readonly channel: string;
  readonly scheduledFor: string;
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const monthName = new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** A month with what is scheduled in it, by the days of a time zone. */
export function Calendar({
  appointments,
  timeZone,
}: {
  readonly appointments: readonly Appointment[];
  readonly timeZone: string;
}) {
  const today = dayOf(new Date().toISOString(), timeZone);
  const [month, setMonth] = useState(today.slice(0, 7));
  const byDay = Map.groupBy(appointments, ({ scheduledFor }) => dayOf(scheduledFor, timeZone));
  const name = monthName.format(new Date(`${month}-01T00:00:00Z`));
  const turn = (label: string, months: number, Icon: typeof IconChevronLeft) => (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={label}
      onClick={() => setMonth(monthAfter(month, months))}
    >
      <Icon size={18} aria-hidden />
    </ActionIcon>
  );
  return (
    <section aria-label={name}>
      <Group justify="space-between" mb="xs">
        {turn('The month before', -1, IconChevronLeft)}
        <Text fw={600} size="sm" role="status">
          {name}
        </Text>
        {turn('The month after', 1, IconChevronRight)}
      </Group>
      <Table layout="fixed" withColumnBorders withTableBorder className={classes['month'] ?? ''}>
        <Table.Thead>
          <Table.Tr>
            {weekdays.map((weekday) => (
              <Table.Th key={weekday}>{weekday}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {weeksOf(month).map((week) => (
            <Table.Tr key={week[0]}>
              {week.map((day) => (
                <Table.Td key={day} aria-current={day === today ? 'date' : undefined}>
                  <DayOf day={day} isOfMonth={day.startsWith(month)} appointments={byDay.get(day) ?? []} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

function DayOf({
  day,
  isOfMonth,
  appointments,
}: {
  readonly day: Day;
  readonly isOfMonth: boolean;
  readonly appointments: readonly Appointment[];
}) {
  return (
    <>
      <Text size="xs" c={isOfMonth ? undefined : 'dimmed'} fw={isOfMonth ? 600 : 400}>
        {Number(day.slice(8))}
      </Text>
      {appointments.map(({ contentId, title, channel, scheduledFor }) => (
        <PageLink
          key={`${contentId}.${channel}.${scheduledFor}`}
          to="/library/$contentId"
          params={{ contentId }}
          size="xs"
          truncate
          display="block"
          title={`${title} (${channel})`}
        >
          {title}
        </PageLink>
      ))}
    </>
  );
}
