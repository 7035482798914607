export interface paths {
    "/studio/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The library, newest first, without the texts */
        get: operations["listContent"];
        put?: never;
        /** Ask for a piece: 202 with the ids of its job and of the content it will be */
        post: operations["requestContent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/studio/content/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One piece, with where it is published, what an editor would say, and its latest revisions */
        get: operations["getContent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change title or text */
        patch: operations["editContent"];
        trace?: never;
    };
    "/studio/content/{id}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What changed a piece, newest first, with the texts */
        get: operations["listRevisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/studio/content/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish a piece on some channels, now or at a time */
        post: operations["publishContent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/studio/analytics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was written and published, by day (UTC); the last 30 days where nothing is said */
        get: operations["getAnalytics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/studio/ideas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What might be written, newest first */
        get: operations["listIdeas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/studio/jobs/{id}": {
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
    "/studio/openapi.json": {
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
    listContent: {
        parameters: {
            query?: {
                type?: "blog-post" | "social-media" | "listing-description" | "market-update" | "video-script" | "neighborhood-guide";
                status?: "generated" | "scheduled" | "published";
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
                            userId: string;
                            contentId: string;
                            /** @enum {string} */
                            contentType: "blog-post" | "social-media" | "listing-description" | "market-update" | "video-script" | "neighborhood-guide";
                            title: string;
                            keywords: string[];
                            jobId?: string;
                            /** @enum {string} */
                            status: "generated" | "scheduled" | "published";
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            createdAt: string;
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            updatedAt: string;
                            /** @description What an editor would say. Absent until it was looked at */
                            optimization?: {
                                score: number;
                                readability: number;
                                wordCount: number;
                                keywordDensityPercent: {
                                    [key: string]: number;
                                };
                                suggestions: {
                                    /** @enum {string} */
                                    kind: "length" | "keywords" | "readability" | "call-to-action" | "headings";
                                    message: string;
                                }[];
                                /**
                                 * Format: date-time
                                 * @description UTC
                                 */
                                analysedAt: string;
                            };
                            /** @description How many there are */
                            revisions: number;
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
    requestContent: {
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
                 *       "contentType": "blog-post",
                 *       "topic": "Buying your first home in Ballard this spring",
                 *       "keywords": [
                 *         "Ballard homes"
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    contentType: "blog-post" | "social-media" | "listing-description" | "market-update" | "video-script" | "neighborhood-guide";
                    topic: string;
                    tone?: string;
                    keywords?: string[];
                    audience?: string;
                    listing?: {
                        address: string;
                        price: {
                            amountCents: number;
                            currency: string;
                        } | number;
                        beds: number;
                        baths: number;
                        areaSqFt: number;
                        features: string[];
                    };
                    researchQueryId?: string;
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
                        jobId: string;
                        contentId: string;
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
    getContent: {
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
                        userId: string;
                        contentId: string;
                        /** @enum {string} */
                        contentType: "blog-post" | "social-media" | "listing-description" | "market-update" | "video-script" | "neighborhood-guide";
                        title: string;
                        keywords: string[];
                        jobId?: string;
                        /** @enum {string} */
                        status: "generated" | "scheduled" | "published";
                        /**
                         * Format: date-time
                         * @description UTC
                         */
                        createdAt: string;
                        /**
                         * Format: date-time
                         * @description UTC
                         */
                        updatedAt: string;
                        /** @description What an editor would say. Absent until it was looked at */
                        optimization?: {
                            score: number;
                            readability: number;
                            wordCount: number;
                            keywordDensityPercent: {
                                [key: string]: number;
                            };
                            suggestions: {
                                /** @enum {string} */
                                kind: "length" | "keywords" | "readability" | "call-to-action" | "headings";
                                message: string;
                            }[];
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            analysedAt: string;
                        };
                        content: string;
                        metadata: {
                            /** @description Milliseconds */
                            generationTime: number;
                            tokensUsed: number;
                            model: string;
                            prompt: string;
                        };
                        revisionCount: number;
                        publishedTo: string[];
                        published: {
                            channel: string;
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            publishedAt: string;
                        }[];
                        scheduled: {
                            channel: string;
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            scheduledFor: string;
                        }[];
                        /** @description The latest twenty, without the texts */
                        revisions: {
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            at: string;
                            changes: ("title" | "content")[];
                            title?: string;
                        }[];
                        /** @description Absent until it is tracked */
                        performance?: {
                            publishedTo: string[];
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            openedAt: string;
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
    editContent: {
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
                 *       "title": "Your first home in Ballard"
                 *     }
                 */
                "application/json": {
                    title?: string;
                    content?: string;
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
                        contentId: string;
                        changes: ("title" | "content")[];
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
    listRevisions: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
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
                        items: {
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            at: string;
                            changes: ("title" | "content")[];
                            title?: string;
                            content?: string;
                        }[];
                        /** @description Where the next page begins. Absent on the last */
                        cursor?: string;
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
    publishContent: {
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
                 *       "publishedTo": [
                 *         "website"
                 *       ]
                 *     }
                 */
                "application/json": {
                    publishedTo: string[];
                    /** Format: date-time */
                    scheduledFor?: string;
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
                        contentId: string;
                        publishedTo: string[];
                        /**
                         * Format: date-time
                         * @description UTC
                         */
                        scheduledFor?: string;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
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
                            contents: number;
                            updates: number;
                            publications: number;
                            tokens: number;
                            /** @description Milliseconds */
                            generationTime: number;
                        };
                        days: {
                            contents: number;
                            updates: number;
                            publications: number;
                            tokens: number;
                            /** @description Milliseconds */
                            generationTime: number;
                            /**
                             * Format: date
                             * @description UTC
                             */
                            day: string;
                            byType: {
                                [key: string]: number;
                            };
                            byChannel: {
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
    listIdeas: {
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
                            ideaId: string;
                            /** @enum {string} */
                            contentType: "blog-post" | "social-media" | "listing-description" | "market-update" | "video-script" | "neighborhood-guide";
                            topic: string;
                            reason: string;
                            sourceEvent: string;
                            queryId?: string;
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            suggestedAt: string;
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
                        contentId?: string;
                        /**
                         * Format: date-time
                         * @description UTC
                         */
                        requestedAt?: string;
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
