import { StartupError, type Resource } from '../../ports.ts';
import { busNameOf } from '../arn.ts';
import type { Bus } from '../model.ts';
import { archiveNameOf } from '../resource-types.ts';
import { checkArchive, type ArchiveDefinition } from './archive.ts';

/** The archives of all templates. Throws `StartupError` naming the resource that AWS would refuse to deploy. */
export function archivesOf(
  resources: readonly Resource[],
  buses: ReadonlyMap<string, Bus>,
): ArchiveDefinition[] {
  return resources
    .filter(({ type }) => type === 'AWS::Events::Archive')
    .map((resource) => {
      const place = `${resource.stack}/${resource.logicalId}`;
      const definition = archiveFrom(resource);
      if (!buses.has(busNameOf(definition.EventSourceArn))) {
        throw new StartupError(
          `${place}: event bus ${definition.EventSourceArn} does not exist in any template`,
        );
      }
      try {
        checkArchive(definition);
        return definition;
      } catch (cause) {
        throw new StartupError(`${place}: ${cause instanceof Error ? cause.message : String(cause)}`, {
          cause,
        });
      }
    });
}

/** Numbers of a template may be written as text, a pattern as JSON or as its text. */
function archiveFrom(resource: Resource): ArchiveDefinition {
  const { SourceArn, Description, EventPattern, RetentionDays } = resource.properties;
  return {
    ArchiveName: archiveNameOf(resource),
    EventSourceArn: String(SourceArn),
    RetentionDays: Number(RetentionDays ?? 0),
    ...(typeof Description === 'string' ? { Description } : {}),
    ...(EventPattern === undefined
      ? {}
      : { EventPattern: typeof EventPattern === 'string' ? EventPattern : JSON.stringify(EventPattern) }),
  };
}
