/** Calls AWS in the JSON protocol, signed as far as the local cloud reads it. */
const aws = `
const aws = async (target, version, input) => {
  const response = await fetch(process.env.AWS_ENDPOINT_URL, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-' + version,
      'x-amz-target': target,
      'x-amz-date': '20260101T000000Z',
      authorization: 'AWS4-HMAC-SHA256 Credential=' + process.env.AWS_ACCESS_KEY_ID
        + '/20260101/us-east-1/x/aws4_request, SignedHeaders=host, Signature=0',
    },
    body: JSON.stringify(input),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.message ?? answer.Message);
  return answer;
};
`;

/** The code of the sample app's functions, by name. */
export const handlers: Readonly<Record<string, string>> = {
  api: `${aws}
export const handler = async (event) => {
  if (event.requestContext.http.method === 'GET') {
    const Key = { pk: { S: event.pathParameters.id } };
    const { Item } = await aws('DynamoDB_20120810.GetItem', '1.0', { TableName: process.env.TABLE, Key, ConsistentRead: true });
    return Item ? { statusCode: 200, body: JSON.stringify({ id: Item.pk.S, user: Item.user.S }) } : { statusCode: 404, body: '{}' };
  }
  const { id, source = 'notes' } = JSON.parse(event.body);
  const user = event.requestContext.authorizer.jwt.claims.sub;
  const Entries = [{ EventBusName: process.env.BUS, Source: source, DetailType: 'Note Written', Detail: JSON.stringify({ id, user }) }];
  await aws('AWSEvents.PutEvents', '1.1', { Entries });
  return { statusCode: 202, body: JSON.stringify({ id }) };
};`,
  processor: `${aws}
export const handler = async ({ Records }) => {
  for (const { body } of Records) {
    const { detail } = JSON.parse(body);
    const Item = { pk: { S: detail.id }, user: { S: detail.user } };
    await aws('DynamoDB_20120810.PutItem', '1.0', { TableName: process.env.TABLE, Item });
    console.log(JSON.stringify({ level: 'INFO', message: 'Stored', id: detail.id }));
  }
  return { batchItemFailures: [] };
};`,
};
