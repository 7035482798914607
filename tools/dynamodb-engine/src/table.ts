/** An index as CloudFormation and the API both spell it. */
export interface IndexProperties {
  readonly IndexName: string;
  readonly KeySchema: readonly KeyElement[];
  readonly Projection: { readonly ProjectionType?: string; readonly NonKeyAttributes?: readonly string[] };
}

export interface KeyElement {
  readonly AttributeName: string;
  readonly KeyType: string;
}

/** The properties of an `AWS::DynamoDB::Table` that shape the table itself. Others may be present and are not used. */
export interface TableProperties {
  readonly TableName: string;
  readonly KeySchema: readonly KeyElement[];
  readonly AttributeDefinitions: readonly {
    readonly AttributeName: string;
    readonly AttributeType: string;
  }[];
  readonly GlobalSecondaryIndexes?: readonly IndexProperties[];
  readonly LocalSecondaryIndexes?: readonly IndexProperties[];
  readonly StreamSpecification?: { readonly StreamViewType: string };
  readonly TimeToLiveSpecification?: { readonly AttributeName?: string; readonly Enabled: boolean | string };
}

/** What DescribeTable tells, as far as it matters here. */
export interface TableDescription {
  readonly TableStatus: string;
  readonly KeySchema: readonly KeyElement[];
  readonly AttributeDefinitions: TableProperties['AttributeDefinitions'];
  readonly GlobalSecondaryIndexes?: readonly (IndexProperties & { readonly IndexStatus: string })[];
}

/**
 * The CreateTable request for a table's CloudFormation properties. Always on demand: an engine on one machine
 * has no capacity to provision, and provisioned units would only have to be repeated for each index.
 */
export function createRequest(table: TableProperties): object {
  return {
    TableName: table.TableName,
    KeySchema: table.KeySchema,
    AttributeDefinitions: table.AttributeDefinitions,
    BillingMode: 'PAY_PER_REQUEST',
    ...(table.GlobalSecondaryIndexes && {
      GlobalSecondaryIndexes: table.GlobalSecondaryIndexes.map(indexRequest),
    }),
    ...(table.LocalSecondaryIndexes && {
      LocalSecondaryIndexes: table.LocalSecondaryIndexes.map(indexRequest),
    }),
    ...(table.StreamSpecification && {
      StreamSpecification: { StreamEnabled: true, ...table.StreamSpecification },
    }),
  };
}

/** The global secondary indexes that the table's properties name and the existing table lacks. */
export function missingIndexes(table: TableProperties, existing: TableDescription): IndexProperties[] {
  const present = new Set(existing.GlobalSecondaryIndexes?.map((index) => index.IndexName));
  return (table.GlobalSecondaryIndexes ?? [])
    .filter((index) => !present.has(index.IndexName))
    .map(indexRequest);
}

/** What an existing table cannot be changed to: its key, or an index of the same name. Undefined when it fits. */
export function differenceOf(table: TableProperties, existing: TableDescription): string | undefined {
  if (keyOf(table.KeySchema, table) !== keyOf(existing.KeySchema, existing)) return 'key schema';
  for (const index of existing.GlobalSecondaryIndexes ?? []) {
    const wanted = table.GlobalSecondaryIndexes?.find((candidate) => candidate.IndexName === index.IndexName);
    if (wanted === undefined) continue;
    if (keyOf(wanted.KeySchema, table) !== keyOf(index.KeySchema, existing))
      return `key of index ${index.IndexName}`;
  }
  return undefined;
}

/** `pk:S:HASH sk:S:RANGE` */
function keyOf(
  schema: readonly KeyElement[],
  { AttributeDefinitions }: Pick<TableProperties, 'AttributeDefinitions'>,
): string {
  const typeOf = (name: string): string =>
    AttributeDefinitions.find((attribute) => attribute.AttributeName === name)?.AttributeType ?? '?';
  return schema.map((key) => `${key.AttributeName}:${typeOf(key.AttributeName)}:${key.KeyType}`).join(' ');
}

/** An index without the properties that only CloudFormation or a provisioned table knows. */
const indexRequest = ({ IndexName, KeySchema, Projection }: IndexProperties): IndexProperties => ({
  IndexName,
  KeySchema,
  Projection,
});
