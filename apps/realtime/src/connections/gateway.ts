import {
  ApiGatewayManagementApiClient,
  DeleteConnectionCommand,
  GetConnectionCommand,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi';

/** API Gateway's `@connections`: how functions reach clients. */
export interface Gateway {
  /**
   * Sends one WebSocket message. `gone`: there is no such connection, or not yet.
   *
   * @throws what the SDK throws after its retries
   */
  post(connectionId: string, text: string): Promise<'sent' | 'gone'>;
  /** What is known of a connection. Undefined: there is none, or it is still being established. */
  lookAt(connectionId: string): Promise<{ readonly lastActiveAt?: Date | undefined } | undefined>;
  /** Ends a connection. One that is gone already is as good. */
  close(connectionId: string): Promise<void>;
}

const isGone = (error: unknown) => error instanceof Error && error.name === 'GoneException';

/** @param endpoint the WebSocket API with its stage, as clients reach it: `wss://…/production` */
export function createGateway(endpoint: string): Gateway {
  const client = new ApiGatewayManagementApiClient({
    endpoint: endpoint.replace(/^ws/, 'http'),
    maxAttempts: 4,
    // The SDK by itself waits without end; four tries of two seconds fit into the processor's time.
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 2_000, throwOnRequestTimeout: true },
  });
  return {
    async post(connectionId, text) {
      try {
        await client.send(new PostToConnectionCommand({ ConnectionId: connectionId, Data: text }));
        return 'sent';
      } catch (error) {
        if (isGone(error)) return 'gone';
        throw error;
      }
    },
    async lookAt(connectionId) {
      try {
        const { LastActiveAt } = await client.send(new GetConnectionCommand({ ConnectionId: connectionId }));
        return { lastActiveAt: LastActiveAt };
      } catch (error) {
        if (isGone(error)) return undefined;
        throw error;
      }
    },
    async close(connectionId) {
      try {
        await client.send(new DeleteConnectionCommand({ ConnectionId: connectionId }));
      } catch (error) {
        if (!isGone(error)) throw error;
      }
    },
  };
}
