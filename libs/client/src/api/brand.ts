export interface paths {
    "/brand/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the agent says of the business */
        get: operations["getProfile"];
        /** Say some of it anew: 202 with what changes, or 200 where nothing does */
        put: operations["putProfile"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/brand/listings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What directories say of the agent */
        get: operations["listListings"];
        put?: never;
        /** Record what a directory says; as a file, what many of them say, each bad row reported */
        post: operations["recordListing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/brand/listings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Forget a listing */
        delete: operations["removeListing"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/brand/audits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Audits with their findings, newest first, and where the score is going */
        get: operations["listAudits"];
        put?: never;
        /** Compare the profile with the listings: 202 with the id of the audit */
        post: operations["requestAudit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/brand/competitors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Competitors with the ranks compared, and how concentrated the market is */
        get: operations["listCompetitors"];
        put?: never;
        /** Add a competitor, or give one of that name new figures */
        post: operations["addCompetitor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/brand/rankings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the agent stands; with a keyword, its history too, newest first */
        get: operations["listRankings"];
        put?: never;
        /** Report ranks as they were read, or a rank tracker’s export as a file: 202 with those that moved or are new, or 200 where none did */
        post: operations["reportRankings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/brand/seo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Analyses and recommendations by subject, newest first */
        get: operations["listSeo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/brand/openapi.json": {
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
    getProfile: {
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
                        userId: string;
                        businessName?: string;
                        address?: string;
                        phone?: string;
                        email?: string;
                        website?: string;
                        licenseNumber?: string;
                        marketArea?: string;
                        serviceAreas?: string[];
                        specialties?: string[];
                        bio?: string;
                        preferredTone?: string;
                        /**
                         * Format: date-time
                         * @description Absent until something was said
                         */
                        updatedAt?: string;
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
    putProfile: {
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
                 *       "businessName": "Lovelace Homes",
                 *       "phone": "(206) 555-0100",
                 *       "marketArea": "Ballard"
                 *     }
                 */
                "application/json": {
                    businessName?: string;
                    address?: string;
                    phone?: string;
                    email?: string;
                    website?: string;
                    licenseNumber?: string;
                    marketArea?: string;
                    serviceAreas?: string[];
                    specialties?: string[];
                    bio?: string;
                    preferredTone?: string;
                };
            };
        };
        responses: {
            /** @description Nothing to do: it is so already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changes: ("businessName" | "address" | "phone" | "email" | "website" | "licenseNumber" | "marketArea" | "serviceAreas" | "specialties" | "bio" | "preferredTone")[];
                    };
                };
            };
            /** @description Taken: it becomes an event */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changes: ("businessName" | "address" | "phone" | "email" | "website" | "licenseNumber" | "marketArea" | "serviceAreas" | "specialties" | "bio" | "preferredTone")[];
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
    listListings: {
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
                            listingId: string;
                            directory: string;
                            businessName: string;
                            address: string;
                            phone: string;
                            url: string;
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            changedAt: string;
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
    recordListing: {
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
                 *       "directory": "zillow",
                 *       "businessName": "Lovelace Homes",
                 *       "url": "https://z.example/lovelace"
                 *     }
                 */
                "application/json": {
                    directory: string;
                    /** @default  */
                    businessName?: string;
                    /** @default  */
                    address?: string;
                    /** @default  */
                    phone?: string;
                    /** @default  */
                    url?: string;
                };
                "text/csv": string;
                "text/tab-separated-values": string;
                "text/plain": string;
                "application/vnd.ms-excel": string;
                "multipart/form-data": {
                    file: string;
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
                        listingId: string;
                    } | {
                        taken: {
                            line: number;
                            listingId: string;
                            directory: string;
                        }[];
                        rejected: {
                            line: number;
                            reason: string;
                        }[];
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
    removeListing: {
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
                        listingId: string;
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
    listAudits: {
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
                            auditId: string;
                            auditType: string;
                            score: number;
                            /** @description The gravest first, the first fifty */
                            findings: {
                                /** @enum {string} */
                                field: "businessName" | "address" | "phone";
                                directory: string;
                                expected: string;
                                found: string;
                                /** @enum {string} */
                                severity: "low" | "medium" | "high";
                            }[];
                            findingsTotal: number;
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            completedAt: string;
                        }[];
                        /** @description Where the next page begins. Absent on the last */
                        cursor?: string;
                        /** @enum {string} */
                        trend: "improving" | "declining" | "stable";
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
    requestAudit: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this command. Sent again under it, it happens once and is answered the same */
                "Idempotency-Key"?: string;
            };
            path?: never;
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
                        auditId: string;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["KeyUsedOtherwise"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["OurFault"];
            503: components["responses"]["Unavailable"];
        };
    };
    listCompetitors: {
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
                            competitorId: string;
                            name: string;
                            marketShare: number;
                            website?: string;
                            marketArea: string;
                            reviewCount?: number;
                            rating?: number;
                            discoveryMethod: string;
                            /** @enum {string} */
                            status: "tracked" | "retired";
                            relevance: number;
                            comparison?: {
                                shared: number;
                                ahead: number;
                                behind: number;
                                level: number;
                                keywords: {
                                    keyword: string;
                                    searchEngine: string;
                                    /** @description null: not among the first hundred */
                                    rank: number | null;
                                    /** @description null: not among the first hundred */
                                    competitorRank: number | null;
                                }[];
                                partial: boolean;
                            };
                        }[];
                        /** @description Where the next page begins. Absent on the last */
                        cursor?: string;
                        analysis?: {
                            /**
                             * Format: date
                             * @description UTC
                             */
                            day: string;
                            tracked: number;
                            retired: number;
                            areas: {
                                marketArea: string;
                                tracked: number;
                                share: number;
                                concentration: number;
                                /** @enum {string} */
                                level: "unconcentrated" | "moderate" | "high";
                            }[];
                        };
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
    addCompetitor: {
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
                 *       "name": "Sound & Shore",
                 *       "marketShare": 0.1,
                 *       "marketArea": "Ballard"
                 *     }
                 */
                "application/json": {
                    name: string;
                    marketShare: number;
                    website?: string;
                    marketArea?: string;
                    reviewCount?: number;
                    rating?: number;
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
                        competitorId: string;
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
    listRankings: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                keyword?: string;
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
                            keyword: string;
                            searchEngine: string;
                            /** @description null: not among the first hundred */
                            rank: number | null;
                            /** @enum {string} */
                            trend: "improving" | "declining" | "stable";
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            readAt?: string;
                        }[];
                        /** @description Where the next page begins. Absent on the last */
                        cursor?: string;
                    } | {
                        items: {
                            searchEngine: string;
                            competitorId?: string;
                            /** @description null: not among the first hundred */
                            oldRank: number | null;
                            /** @description null: not among the first hundred */
                            newRank: number | null;
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            at: string;
                        }[];
                        /** @description Where the next page begins. Absent on the last */
                        cursor?: string;
                        keyword: string;
                        standings: {
                            keyword: string;
                            searchEngine: string;
                            /** @description null: not among the first hundred */
                            rank: number | null;
                            /** @enum {string} */
                            trend: "improving" | "declining" | "stable";
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            readAt?: string;
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
    reportRankings: {
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
                 * @example [
                 *       {
                 *         "keyword": "ballard homes",
                 *         "searchEngine": "google",
                 *         "rank": 14
                 *       }
                 *     ]
                 */
                "application/json": {
                    keyword: string;
                    searchEngine: string;
                    rank?: number | null;
                    competitorId?: string;
                }[];
                "text/csv": string;
                "text/tab-separated-values": string;
                "text/plain": string;
                "application/vnd.ms-excel": string;
                "multipart/form-data": {
                    file: string;
                };
            };
        };
        responses: {
            /** @description Nothing to do: it is so already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Those that moved or are new */
                        changed: {
                            keyword: string;
                            searchEngine: string;
                            competitorId?: string;
                            /** @description null: not among the first hundred */
                            oldRank: number | null;
                            /** @description null: not among the first hundred */
                            newRank: number | null;
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            observedAt?: string;
                        }[];
                        unchanged: number;
                        /** @description Of a file */
                        rejected?: {
                            line: number;
                            reason: string;
                        }[];
                        /** @description How a file was read */
                        assumed?: {
                            encoding: string;
                            searchEngine?: string;
                            dateOrder?: string;
                        };
                    };
                };
            };
            /** @description Taken: it becomes an event */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Those that moved or are new */
                        changed: {
                            keyword: string;
                            searchEngine: string;
                            competitorId?: string;
                            /** @description null: not among the first hundred */
                            oldRank: number | null;
                            /** @description null: not among the first hundred */
                            newRank: number | null;
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            observedAt?: string;
                        }[];
                        unchanged: number;
                        /** @description Of a file */
                        rejected?: {
                            line: number;
                            reason: string;
                        }[];
                        /** @description How a file was read */
                        assumed?: {
                            encoding: string;
                            searchEngine?: string;
                            dateOrder?: string;
                        };
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
    listSeo: {
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
                        items: ({
                            /** @constant */
                            about: "content";
                            contentId: string;
                            title: string;
                            analysis: {
                                score: number;
                                titleLength: number;
                                wordCount: number;
                                keywords: {
                                    keyword: string;
                                    inTitle: boolean;
                                    inExcerpt: number;
                                }[];
                            };
                            recommendations: {
                                kind: string;
                                message: string;
                                /** @enum {string} */
                                priority: "low" | "medium" | "high";
                            }[];
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            updatedAt: string;
                        } | {
                            /** @constant */
                            about: "keyword";
                            keyword: string;
                            searchEngine: string;
                            /** @description null: not among the first hundred */
                            rank: number | null;
                            recommendations: {
                                kind: string;
                                message: string;
                                /** @enum {string} */
                                priority: "low" | "medium" | "high";
                            }[];
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            updatedAt: string;
                        } | {
                            /** @constant */
                            about: "listings";
                            auditId: string;
                            score: number;
                            recommendations: {
                                kind: string;
                                message: string;
                                /** @enum {string} */
                                priority: "low" | "medium" | "high";
                            }[];
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            updatedAt: string;
                        })[];
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
