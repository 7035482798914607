export interface paths {
    "/realtime/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The latest jobs, newest first */
        get: operations["listJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/realtime/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The log of notifications, from a number on or from the newest back, all or some */
        get: operations["listNotifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/realtime/notifications/marks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark notifications as read, unread or archived */
        post: operations["markNotifications"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/realtime/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The devices that are connected, newest first */
        get: operations["listConnections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/realtime/connections/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a connection */
        delete: operations["endConnection"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/realtime/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This description */
        get: operations["describe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description RFC 9457 */
        Problem: {
            type: string;
            title: string;
            status: number;
            /** @description What is wrong, and what would help */
            detail: string;
            /** @description Each thing that is wrong, and where: body.topic, query.limit, header.idempotency-key */
            errors?: {
                path: string;
                message: string;
            }[];
        };
        GatewayRefusal: {
            message: string;
        };
    };
    responses: {
        /** @description What is wrong with the request, each with its path. Nothing has changed */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No token, or one that is not accepted */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayRefusal"];
            };
        };
        /** @description The plan does not allow more this month; says what would help */
        PlanUsedUp: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The token is good, but not for this */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is none, or it is not yours */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It cannot be done as things are */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description More than this takes */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A media type that this does not take */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The Idempotency-Key names another request of yours, of the last 24 hours */
        KeyUsedOtherwise: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description More requests than the API takes. Try again a little later */
        TooManyRequests: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayRefusal"];
            };
        };
        /** @description More than the 10,240 bytes that API Gateway takes of address and headers */
        HeadersTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Something went wrong on our side */
        OurFault: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not at the moment. Try again after Retry-After; with the same Idempotency-Key it happens once */
        Unavailable: {
            headers: {
                /** @description Seconds */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listJobs: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        jobs: {
                            jobId: string;
                            jobType: string;
                            /** @description Per cent */
                            progress: number;
                            /** @enum {string} */
                            status: "started" | "processing" | "completed" | "failed";
                            /** @description For the user to read */
                            message: string;
                            /** @description Seconds */
                            estimatedTimeRemaining?: number;
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            timestamp: string;
                        }[];
                        /** @description Where the next page begins. Absent on the last */
                        nextCursor?: string;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["OurFault"];
            503: components["responses"]["Unavailable"];
        };
    };
    listNotifications: {
        parameters: {
            query?: {
                limit?: number;
                order?: "oldest" | "newest";
                after?: number;
                cursor?: string;
                mark?: string;
                type?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Which log it is; 0 until it has an entry. A seq means something only in its log */
                        log: string;
                        /** @description The newest entry of the log; 0 before the first */
                        lastSeq: number;
                        /** @description How many notifications are unread */
                        unread: number;
                        /** @description How many changes of marks there were. Who knows fewer has missed some */
                        marks: number;
                        notifications: {
                            /** @description Its place in the log: 1, 2, 3, … without a gap */
                            seq: number;
                            /** @description The id of the event that said so */
                            id: string;
                            /** @enum {string} */
                            event: "content_generated" | "content_published" | "job_failed" | "profile_updated" | "audit_completed" | "competitor_alert" | "ranking_alert" | "research_completed" | "report_generated" | "trend_alert" | "market_alert" | "opportunity_alert" | "price_change_alert" | "welcome" | "subscription_changed" | "usage_warning" | "usage_limit_exceeded" | "notification_digest";
                            /** @description For the user to read */
                            message: string;
                            /** @description Ids and small facts */
                            data: {
                                [key: string]: unknown;
                            };
                            /**
                             * @description The data hold only ids: the whole was too large for a frame
                             * @constant
                             */
                            truncated?: true;
                            /** @enum {string} */
                            severity: "info" | "success" | "warning" | "critical";
                            /**
                             * @description A digest tells of it: show it, but do not ring. Such an entry begins as read
                             * @constant
                             */
                            quiet?: true;
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            timestamp: string;
                            /** @enum {string} */
                            mark: "read" | "unread" | "archived";
                        }[];
                        /** @description after of the next page, oldest first. Absent on the last */
                        nextAfter?: number;
                        /** @description cursor of the next page, newest first. Absent on the last */
                        nextCursor?: string;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["OurFault"];
            503: components["responses"]["Unavailable"];
        };
    };
    markNotifications: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this command. Sent again under it, it happens once and is answered the same */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "mark": "read",
                 *       "upTo": 1
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    mark: "read" | "unread" | "archived";
                    ids?: string[];
                    upTo?: number;
                } & (unknown | unknown);
            };
        };
        responses: {
            /** @description Taken: it becomes an event */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        mark: "read" | "unread" | "archived";
                        upTo: number;
                    } | {
                        /** @enum {string} */
                        mark: "read" | "unread" | "archived";
                        ids: string[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["KeyUsedOtherwise"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["OurFault"];
            503: components["responses"]["Unavailable"];
        };
    };
    listConnections: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        connections: {
                            connectionId: string;
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            connectedAt: string;
                            /** @enum {string} */
                            protocol: "bayon.v1" | "simple";
                            agent?: string;
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            lastHeardAt: string;
                        }[];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["OurFault"];
            503: components["responses"]["Unavailable"];
        };
    };
    endConnection: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this command. Sent again under it, it happens once and is answered the same */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken: it becomes an event */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        connectionId: string;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["KeyUsedOtherwise"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["OurFault"];
            503: components["responses"]["Unavailable"];
        };
    };
    describe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An OpenAPI 3.1 document */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            429: components["responses"]["TooManyRequests"];
        };
    };
}
