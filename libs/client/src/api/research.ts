export interface paths {
    "/research/queries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The questions asked, newest first, without their answers */
        get: operations["listQueries"];
        put?: never;
        /** Ask a question: 202 with its id and its job’s; 402 where the plan’s month is used up */
        post: operations["askQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/research/queries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One question, with its answer once there is one */
        get: operations["getQuery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/research/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The reports, newest first, without what they say */
        get: operations["listReports"];
        put?: never;
        /** Ask for a report on some answered questions: 202 with its id and its job’s */
        post: operations["requestReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/research/reports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One report, with where it is shared */
        get: operations["getReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/research/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a job is */
        get: operations["getJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/research/knowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The knowledge base, newest first; with `q` what matches it, the best first, with the passage */
        get: operations["findKnowledge"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/research/knowledge/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One piece of knowledge */
        get: operations["getKnowledge"];
        /** Add a piece of knowledge, or replace it */
        put: operations["putKnowledge"];
        post?: never;
        /** Delete a piece of knowledge: no search finds it any more */
        delete: operations["deleteKnowledge"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/research/analytics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was asked, found and written, by day (UTC); the last 30 days where nothing is said */
        get: operations["getAnalytics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/research/openapi.json": {
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
    listQueries: {
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
                        items: {
                            queryId: string;
                            query: string;
                            /** @enum {string} */
                            status: "running" | "completed" | "failed";
                            jobId?: string;
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            createdAt: string;
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            completedAt?: string;
                        }[];
                        /** @description Where the next page begins. Absent on the last */
                        cursor?: string;
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
    askQuestion: {
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
                 *       "query": "Who pays escrow fees in Washington?"
                 *     }
                 */
                "application/json": {
                    query: string;
                };
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
                        queryId: string;
                        jobId: string;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PlanUsedUp"];
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
    getQuery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
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
                        queryId: string;
                        query: string;
                        /** @enum {string} */
                        status: "running" | "completed" | "failed";
                        jobId?: string;
                        /**
                         * Format: date-time
                         * @description UTC
                         */
                        createdAt: string;
                        /**
                         * Format: date-time
                         * @description UTC
                         */
                        completedAt?: string;
                        results?: {
                            summary: string;
                            keyTopics: string[];
                            findings: {
                                title: string;
                                snippet: string;
                                url: string;
                            }[];
                        };
                        sources?: string[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["OurFault"];
            503: components["responses"]["Unavailable"];
        };
    };
    listReports: {
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
                        items: {
                            reportId: string;
                            /** @enum {string} */
                            reportType: "market-analysis" | "buyer-guide" | "seller-guide" | "neighborhood" | "summary";
                            title?: string;
                            /** @enum {string} */
                            status: "running" | "completed" | "failed";
                            jobId?: string;
                            queryIds?: string[];
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            createdAt: string;
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            completedAt?: string;
                        }[];
                        /** @description Where the next page begins. Absent on the last */
                        cursor?: string;
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
    requestReport: {
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
                 *       "reportType": "summary",
                 *       "queryIds": [
                 *         "4d0e4a53-9d4c-4f0b-8a7e-2f4f0d8f3c10"
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    reportType: "market-analysis" | "buyer-guide" | "seller-guide" | "neighborhood" | "summary";
                    queryIds: string[];
                };
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
                        reportId: string;
                        jobId: string;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["KeyUsedOtherwise"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["OurFault"];
            503: components["responses"]["Unavailable"];
        };
    };
    getReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
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
                        reportId: string;
                        /** @enum {string} */
                        reportType: "market-analysis" | "buyer-guide" | "seller-guide" | "neighborhood" | "summary";
                        title?: string;
                        /** @enum {string} */
                        status: "running" | "completed" | "failed";
                        jobId?: string;
                        queryIds?: string[];
                        /**
                         * Format: date-time
                         * @description UTC
                         */
                        createdAt: string;
                        /**
                         * Format: date-time
                         * @description UTC
                         */
                        completedAt?: string;
                        reportData?: {
                            summary: string;
                            sections: {
                                heading: string;
                                text: string;
                                findings: {
                                    title: string;
                                    snippet: string;
                                    url: string;
                                }[];
                            }[];
                            sources: string[];
                        };
                        sharing: {
                            scheduled: {
                                channel: string;
                                /**
                                 * Format: date-time
                                 * @description UTC
                                 */
                                shareAt: string;
                            }[];
                            delivered: {
                                channel: string;
                                /**
                                 * Format: date-time
                                 * @description UTC
                                 */
                                deliveredAt: string;
                            }[];
                        };
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["OurFault"];
            503: components["responses"]["Unavailable"];
        };
    };
    getJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
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
                        jobId: string;
                        jobType: string;
                        /** @enum {string} */
                        status: "requested" | "started" | "processing" | "completed" | "failed";
                        /** @description Per cent */
                        progress: number;
                        message: string;
                        /** @description Seconds */
                        estimatedTimeRemaining?: number;
                        /**
                         * Format: date-time
                         * @description UTC
                         */
                        updatedAt: string;
                        /**
                         * Format: date-time
                         * @description UTC
                         */
                        requestedAt?: string;
                        queryId?: string;
                        reportId?: string;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["OurFault"];
            503: components["responses"]["Unavailable"];
        };
    };
    findKnowledge: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                q?: string;
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
                        items: {
                            knowledgeId: string;
                            /** @enum {string} */
                            type: "note" | "research";
                            title: string;
                            tags: string[];
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            updatedAt: string;
                            /** @description The passage that matches, where something was looked for */
                            snippet?: string;
                            score?: number;
                        }[];
                        /** @description Where the next page begins. Absent on the last */
                        cursor?: string;
                        /** @description How many match, where something was looked for */
                        total?: number;
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
    getKnowledge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
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
                        knowledgeId: string;
                        /** @enum {string} */
                        type: "note" | "research";
                        title: string;
                        tags: string[];
                        /**
                         * Format: date-time
                         * @description UTC
                         */
                        updatedAt: string;
                        text: string;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["OurFault"];
            503: components["responses"]["Unavailable"];
        };
    };
    putKnowledge: {
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
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "Closing",
                 *       "text": "Buyer and seller split the fee.",
                 *       "tags": [
                 *         "escrow"
                 *       ]
                 *     }
                 */
                "application/json": {
                    title: string;
                    text: string;
                    /** @default [] */
                    tags?: string[];
                };
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
                        knowledgeId: string;
                        /** @enum {string} */
                        updateType: "added" | "updated" | "deleted";
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["KeyUsedOtherwise"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["OurFault"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteKnowledge: {
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
                        knowledgeId: string;
                        /** @enum {string} */
                        updateType: "added" | "updated" | "deleted";
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
    getAnalytics: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
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
                        /**
                         * Format: date
                         * @description UTC
                         */
                        from: string;
                        /**
                         * Format: date
                         * @description UTC
                         */
                        to: string;
                        totals: {
                            queries: number;
                            sources: number;
                            reports: number;
                            knowledgeAdded: number;
                            knowledgeUpdated: number;
                            knowledgeDeleted: number;
                        };
                        days: {
                            queries: number;
                            sources: number;
                            reports: number;
                            knowledgeAdded: number;
                            knowledgeUpdated: number;
                            knowledgeDeleted: number;
                            /**
                             * Format: date
                             * @description UTC
                             */
                            day: string;
                            reportsByType: {
                                [key: string]: number;
                            };
                        }[];
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
