import { busNameOf } from '../arn.ts';
import type { Database } from '../database.ts';
import { EventBridgeError, ResourceNotFoundException } from '../errors.ts';
import type { EventFields } from '../pattern/fields.ts';
import { checkArchive, type Archive, type ArchiveDefinition } from './archive.ts';

/** The archives in force: those of the templates, as changed through the API, and the API's own. */
export interface Archives {
  /** By name. */
  all(): Archive[];
  /** Throws `ResourceNotFoundException`. */
  named(name: string): Archive;
  byId(id: number): Archive | undefined;
  /** Checks and keeps a new one. Throws as `checkArchive`, and `ResourceAlreadyExistsException`. */
  create(definition: ArchiveDefinition, now: number): Archive;
  /** Throws as `checkArchive` and `named`. What the archive holds stays, whatever the new pattern says. */
  update(definition: ArchiveDefinition): Archive;
  /** Its events go with the next sweeps. Throws as `named`. */
  remove(name: string): void;
  /** Those that keep an event of a bus. */
  keeping(bus: string, fields: EventFields): Archive[];
}

interface Row {
  readonly id: number;
  readonly definition: string;
  readonly template: string | null;
  readonly created_at: number;
}

/**
 * As with rules, what the API changes stays in force until the template says something else. An archive that no
 * template names any more is kept with its events: what it holds cannot be made again.
 */
export function createArchives(
  { sql, transaction }: Database,
  templates: readonly ArchiveDefinition[],
  now: number,
): Archives {
  const fromTemplate = new Map(templates.map((each) => [each.ArchiveName, JSON.stringify(each)]));
  const insert = sql.prepare(
    'INSERT INTO archives (name, definition, template, created_at) VALUES (?, ?, ?, ?)',
  );
  const save = sql.prepare('UPDATE archives SET definition = ?, template = ? WHERE id = ?');
  const bury = sql.prepare('UPDATE archives SET deleted = 1 WHERE id = ?');
  const selectLive = sql.prepare(
    'SELECT id, definition, template, created_at FROM archives WHERE deleted = 0',
  );
  const selectDeleted = sql.prepare(
    'SELECT 1 FROM archives WHERE deleted = 1 AND name = ? AND template = ? LIMIT 1',
  );
  const byName = new Map<string, Archive>();

  function enforce(id: number, definition: ArchiveDefinition, createdAt: number): Archive {
    const pattern = checkArchive(definition);
    const archive = { id, definition, createdAt, ...(pattern && { pattern }) };
    byName.set(definition.ArchiveName, archive);
    return archive;
  }

  function create(definition: ArchiveDefinition, createdAt: number): Archive {
    checkArchive(definition);
    const { ArchiveName } = definition;
    const template = fromTemplate.get(ArchiveName) ?? null;
    const added = insert.run(ArchiveName, JSON.stringify(definition), template, createdAt);
    return enforce(Number(added.lastInsertRowid), definition, createdAt);
  }

  function load(): void {
    for (const { id, definition, created_at } of selectLive.all() as unknown as Row[])
      enforce(id, JSON.parse(definition) as ArchiveDefinition, created_at);
  }

  /** What CloudFormation does when a template is deployed. */
  function deploy(template: ArchiveDefinition, text: string): void {
    const known = (selectLive.all() as unknown as Row[]).find(
      ({ definition }) => (JSON.parse(definition) as ArchiveDefinition).ArchiveName === template.ArchiveName,
    );
    if (known?.template === text) return;
    const sameBus =
      known && (JSON.parse(known.definition) as ArchiveDefinition).EventSourceArn === template.EventSourceArn;
    if (sameBus) save.run(text, text, known.id);
    else {
      // Of another bus it is another archive: CloudFormation replaces it.
      if (known) bury.run(known.id);
      // One that the API deleted stays deleted.
      else if (selectDeleted.get(template.ArchiveName, text) !== undefined) return;
      insert.run(template.ArchiveName, text, text, now);
    }
  }

  const named = (name: string): Archive => {
    const archive = byName.get(name);
    if (!archive) throw new ResourceNotFoundException(`Archive ${name} does not exist.`);
    return archive;
  };

  transaction(() => templates.forEach((each) => deploy(each, fromTemplate.get(each.ArchiveName) ?? '')));
  load();

  return {
    all: () =>
      [...byName.values()].sort((a, b) => (a.definition.ArchiveName < b.definition.ArchiveName ? -1 : 1)),
    named,
    byId: (id) => [...byName.values()].find((archive) => archive.id === id),
    create: (definition, createdAt) => {
      const { ArchiveName } = definition;
      if (byName.has(ArchiveName)) {
        throw new EventBridgeError(
          'ResourceAlreadyExistsException',
          `Archive ${ArchiveName} already exists.`,
        );
      }
      return create(definition, createdAt);
    },
    update: (definition) => {
      const { id, createdAt } = named(definition.ArchiveName);
      const archive = enforce(id, definition, createdAt);
      save.run(JSON.stringify(definition), fromTemplate.get(definition.ArchiveName) ?? null, id);
      return archive;
    },
    remove: (name) => {
      bury.run(named(name).id);
      byName.delete(name);
    },
    keeping: (bus, fields) => {
      // AWS gives each archive's rule the pattern {"replay-name": [{"exists": false}]}: what is replayed is no new event,
      // on a bus that it is handed on to neither.
      if (byName.size === 0 || fields.has('replay-name')) return [];
      return [...byName.values()].filter(
        ({ definition, pattern }) =>
          busNameOf(definition.EventSourceArn) === bus && (pattern?.matches(fields) ?? true),
      );
    },
  };
}
