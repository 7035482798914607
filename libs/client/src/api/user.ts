export interface paths {
    "/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Register: the user is the token’s. A second time changes nothing */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the user has set, and what holds otherwise */
        get: operations["getPreferences"];
        /** Set some preferences; what is not given stays. 200 where that changes nothing */
        put: operations["setPreferences"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/onboarding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The steps of onboarding, and how complete the profile is */
        get: operations["getOnboarding"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/onboarding/{step}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that a step is done: preferences or tutorial; the others are done by doing them */
        post: operations["completeStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/subscription": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The plan, and what it allows */
        get: operations["getSubscription"];
        /** Change the plan. 200 where it is the same */
        put: operations["changeSubscription"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was used this month (UTC) of what the plan allows, and in the months before */
        get: operations["getUsage"];
        put?: never;
        /** Count something that was used, once with an Idempotency-Key */
        post: operations["recordUsage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/recommendations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is worth doing, newest first: the newest hundred of the last 90 days */
        get: operations["listRecommendations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is to be done, or was, newest first */
        get: operations["listTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/tasks/{id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that a task is done */
        post: operations["completeTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/openapi.json": {
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
    register: {
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
                 *       "email": "ada@example.com",
                 *       "registrationMethod": "email"
                 *     }
                 */
                "application/json": {
                    /** Format: email */
                    email: string;
                    registrationMethod: string;
                    referralSource?: string;
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
                        userId: string;
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
    getPreferences: {
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
                        mutedNotifications?: ("content_generated" | "content_published" | "job_failed" | "profile_updated" | "audit_completed" | "competitor_alert" | "ranking_alert" | "research_completed" | "report_generated" | "trend_alert" | "market_alert" | "opportunity_alert" | "price_change_alert" | "welcome" | "subscription_changed" | "usage_warning" | "usage_limit_exceeded")[];
                        channels?: {
                            [key: string]: "immediate" | "digest" | "off";
                        };
                        digestAt?: "hourly" | string;
                        quietHours?: {
                            from: string;
                            to: string;
                        } | null;
                        contentTone?: string;
                        timeZone?: string;
                        autoShareReports?: boolean;
                        shareChannels?: string[];
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
    setPreferences: {
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
                 *       "contentTone": "warm",
                 *       "timeZone": "America/Los_Angeles",
                 *       "channels": {
                 *         "trend_alert": "digest"
                 *       },
                 *       "quietHours": {
                 *         "from": "21:30",
                 *         "to": "07:00"
                 *       }
                 *     }
                 */
                "application/json": {
                    mutedNotifications?: ("content_generated" | "content_published" | "job_failed" | "profile_updated" | "audit_completed" | "competitor_alert" | "ranking_alert" | "research_completed" | "report_generated" | "trend_alert" | "market_alert" | "opportunity_alert" | "price_change_alert" | "welcome" | "subscription_changed" | "usage_warning" | "usage_limit_exceeded")[];
                    channels?: {
                        [key: string]: "immediate" | "digest" | "off";
                    };
                    digestAt?: "hourly" | string;
                    quietHours?: {
                        from: string;
                        to: string;
                    } | null;
                    contentTone?: string;
                    timeZone?: string;
                    autoShareReports?: boolean;
                    shareChannels?: string[];
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
                        changed: Record<string, never>;
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
                        changed: {
                            mutedNotifications?: ("content_generated" | "content_published" | "job_failed" | "profile_updated" | "audit_completed" | "competitor_alert" | "ranking_alert" | "research_completed" | "report_generated" | "trend_alert" | "market_alert" | "opportunity_alert" | "price_change_alert" | "welcome" | "subscription_changed" | "usage_warning" | "usage_limit_exceeded")[];
                            channels?: {
                                [key: string]: "immediate" | "digest" | "off";
                            };
                            digestAt?: "hourly" | string;
                            quietHours?: {
                                from: string;
                                to: string;
                            } | null;
                            contentTone?: string;
                            timeZone?: string;
                            autoShareReports?: boolean;
                            shareChannels?: string[];
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
    getOnboarding: {
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
                        /**
                         * Format: date-time
                         * @description UTC
                         */
                        startedAt?: string;
                        completed: boolean;
                        steps: {
                            /** @enum {string} */
                            step: "welcome" | "profile" | "preferences" | "first-content" | "tutorial";
                            done: boolean;
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            completedAt?: string;
                        }[];
                        profile: {
                            percent: number;
                            missing: ("email" | "businessName" | "address" | "phone" | "specialties" | "bio")[];
                        };
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
    completeStep: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this command. Sent again under it, it happens once and is answered the same */
                "Idempotency-Key"?: string;
            };
            path: {
                step: string;
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
                        /** @enum {string} */
                        step: "welcome" | "profile" | "preferences" | "first-content" | "tutorial";
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["KeyUsedOtherwise"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["OurFault"];
            503: components["responses"]["Unavailable"];
        };
    };
    getSubscription: {
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
                        /** @enum {string} */
                        plan: "free" | "pro" | "enterprise";
                        features: {
                            monthlyLimits: {
                                contentGeneration?: number;
                                research?: number;
                                aiImageEditing?: number;
                            };
                            customBranding: boolean;
                        };
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
    changeSubscription: {
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
                 *       "plan": "pro"
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    plan: "free" | "pro" | "enterprise";
                    reason?: string;
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
                        /** @enum {string} */
                        plan: "free" | "pro" | "enterprise";
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
                        /** @enum {string} */
                        plan: "free" | "pro" | "enterprise";
                        /** @enum {string} */
                        oldPlan: "free" | "pro" | "enterprise";
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
    getUsage: {
        parameters: {
            query?: {
                months?: number;
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
                        /** @description UTC: 2026-11 */
                        month: string;
                        /** @enum {string} */
                        plan: "free" | "pro" | "enterprise";
                        customBranding: boolean;
                        usage: {
                            /** @enum {string} */
                            usageType: "contentGeneration" | "research" | "aiImageEditing";
                            used: number;
                            /** @description Absent: without limit */
                            limit?: number;
                            percent?: number;
                        }[];
                        months: {
                            /** @description UTC: 2026-11 */
                            month: string;
                            used: {
                                contentGeneration: number;
                                research: number;
                                aiImageEditing: number;
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
    recordUsage: {
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
                 *       "usageType": "aiImageEditing",
                 *       "amount": 3
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    usageType: "contentGeneration" | "research" | "aiImageEditing";
                    /** @default 1 */
                    amount?: number;
                    sourceEventId?: string;
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
                        usageId: string;
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
    listRecommendations: {
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
                            recommendationId: string;
                            kind: string;
                            message: string;
                            /** @enum {string} */
                            priority: "low" | "medium" | "high";
                            about: {
                                [key: string]: string;
                            };
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            createdAt: string;
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
    listTasks: {
        parameters: {
            query?: {
                status?: "open" | "done";
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
                            taskId: string;
                            /** @enum {string} */
                            status: "open" | "done";
                            action?: string;
                            alertType?: string;
                            /** @enum {string} */
                            priority?: "high" | "urgent";
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            createdAt?: string;
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
    completeTask: {
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
            /** @description Nothing to do: it is so already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        taskId: string;
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
                        taskId: string;
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
