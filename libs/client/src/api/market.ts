export interface paths {
    "/market/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Prices that were seen: of one area as JSON, or a listing export as a file */
        post: operations["observePrices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/market/areas/{area}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An area: its days (the last 90 where nothing is said), its trend, and its price changes, newest first */
        get: operations["getArea"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/market/properties/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A property: its valuation, its latest price changes, and its prices by day, newest first */
        get: operations["getProperty"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/market/tracking/{area}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Since when an area is tracked; 404 if it is not */
        get: operations["getTracking"];
        /** Be told of an area */
        put: operations["trackArea"];
        post?: never;
        /** Be told of an area no longer */
        delete: operations["untrackArea"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/market/tracking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The areas that you track, by name */
        get: operations["listTracking"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/market/alert-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your alert rules, newest first */
        get: operations["listAlertRules"];
        put?: never;
        /** Be alerted when an area’s day passes a threshold: 202 with the rule’s id */
        post: operations["setAlertRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/market/alert-rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove an alert rule */
        delete: operations["removeAlertRule"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/market/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What your alert rules saw, newest first */
        get: operations["listAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/market/opportunities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your opportunities with their scores, newest first */
        get: operations["listOpportunities"];
        put?: never;
        /** An opportunity that you found: 202 with its id */
        post: operations["identifyOpportunity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/market/analytics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your alerts and opportunities by day (UTC); the last 30 days where nothing is said */
        get: operations["getAnalytics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/market/openapi.json": {
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
    observePrices: {
        parameters: {
            query?: {
                area?: "subdivision" | "mlsArea" | "city" | "postalCode";
                observedAt?: string;
            };
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
                 *       "marketArea": "Ballard",
                 *       "observations": [
                 *         {
                 *           "propertyId": "mls-2290114",
                 *           "price": {
                 *             "amountCents": 84900000,
                 *             "currency": "USD"
                 *           },
                 *           "observedAt": "2026-11-20T17:00:00.000Z"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    marketArea: string;
                    observations: {
                        propertyId: string;
                        price: {
                            amountCents: number;
                            currency: string;
                        };
                        /** @enum {string} */
                        priceKind?: "list" | "sold";
                        /** Format: date-time */
                        observedAt: string;
                        attributes?: {
                            address?: string;
                            beds?: number;
                            baths?: number;
                            areaSqFt?: number;
                        };
                    }[];
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
                        accepted: number;
                        areas: {
                            /** @description As it stands in paths */
                            area: string;
                            marketArea: string;
                            observations: number;
                        }[];
                        rejected: {
                            count: number;
                            /** @description The first of them */
                            rows: {
                                line: number;
                                reason: string;
                            }[];
                        };
                        /** @description How a file was read */
                        assumed?: {
                            encoding: string;
                            delimiter: string;
                            areaColumns: string[];
                            dateColumns: string[];
                            observedAt?: string;
                            /** @enum {string} */
                            dateOrder?: "month first" | "day first";
                            timeZone?: string;
                            currency?: string;
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
    getArea: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                currency?: string;
                priceKind?: "list" | "sold";
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                area: string;
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
                        /** @description As it stands in paths */
                        area: string;
                        marketArea: string;
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
                        currency: string;
                        /** @enum {string} */
                        priceKind: "list" | "sold";
                        days: {
                            /**
                             * Format: date
                             * @description UTC
                             */
                            day: string;
                            observations: number;
                            medianCents?: number;
                            lowerQuartileCents?: number;
                            upperQuartileCents?: number;
                            priceIncreases: number;
                            priceDecreases: number;
                            trends: number;
                        }[];
                        /** @description How the medians move now. Absent where there is too little to say it */
                        trend?: {
                            trendType: string;
                            slopePercent: number;
                            confidence: number;
                            samples: number;
                            days: number;
                            /**
                             * Format: date
                             * @description UTC
                             */
                            asOf: string;
                            explanation: string;
                        };
                        trends: {
                            trendId: string;
                            trendType: string;
                            metric: string;
                            window: string;
                            slopePercent: number;
                            samples: number;
                            confidence: number;
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            detectedAt: string;
                            usersTold: number;
                        }[];
                        priceChanges: {
                            items: {
                                changeId: string;
                                propertyId: string;
                                marketArea: string;
                                oldPrice: {
                                    amountCents: number;
                                    currency: string;
                                };
                                newPrice: {
                                    amountCents: number;
                                    currency: string;
                                };
                                changePercent: number;
                                /**
                                 * Format: date-time
                                 * @description UTC
                                 */
                                observedAt: string;
                            }[];
                            /** @description Where the next page begins. Absent on the last */
                            cursor?: string;
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
    getProperty: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                priceKind?: "list" | "sold";
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
                        propertyId: string;
                        /** @description As it stands in paths */
                        area: string;
                        marketArea: string;
                        /** @enum {string} */
                        priceKind: "list" | "sold";
                        price: {
                            amountCents: number;
                            currency: string;
                        };
                        /**
                         * Format: date-time
                         * @description UTC
                         */
                        observedAt: string;
                        attributes?: {
                            address?: string;
                            beds?: number;
                            baths?: number;
                            areaSqFt?: number;
                        };
                        valuation?: {
                            estimateCents: number;
                            lowCents: number;
                            highCents: number;
                            currency: string;
                            asOf: string;
                            prices: number;
                            indexChangePercent: number;
                            explanation: string;
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            valuedAt: string;
                        };
                        /** @description The latest, newest first */
                        priceChanges: {
                            changeId: string;
                            propertyId: string;
                            marketArea: string;
                            oldPrice: {
                                amountCents: number;
                                currency: string;
                            };
                            newPrice: {
                                amountCents: number;
                                currency: string;
                            };
                            changePercent: number;
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            observedAt: string;
                        }[];
                        history: {
                            items: {
                                /**
                                 * Format: date
                                 * @description UTC
                                 */
                                day: string;
                                price: {
                                    amountCents: number;
                                    currency: string;
                                };
                                /**
                                 * Format: date-time
                                 * @description UTC
                                 */
                                observedAt: string;
                            }[];
                            /** @description Where the next page begins. Absent on the last */
                            cursor?: string;
                        };
                        lastSold?: {
                            price: {
                                amountCents: number;
                                currency: string;
                            };
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            soldAt: string;
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
    getTracking: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                area: string;
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
                        /** @description As it stands in paths */
                        area: string;
                        marketArea: string;
                        /**
                         * Format: date-time
                         * @description UTC
                         */
                        since: string;
                        /** @constant */
                        tracking: true;
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
    trackArea: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this command. Sent again under it, it happens once and is answered the same */
                "Idempotency-Key"?: string;
            };
            path: {
                area: string;
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
                        /** @description As it stands in paths */
                        area: string;
                        marketArea: string;
                        tracking: boolean;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PlanUsedUp"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["KeyUsedOtherwise"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["OurFault"];
            503: components["responses"]["Unavailable"];
        };
    };
    untrackArea: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this command. Sent again under it, it happens once and is answered the same */
                "Idempotency-Key"?: string;
            };
            path: {
                area: string;
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
                        /** @description As it stands in paths */
                        area: string;
                        marketArea: string;
                        tracking: boolean;
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
    listTracking: {
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
                            /** @description As it stands in paths */
                            area: string;
                            marketArea: string;
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            since: string;
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
    listAlertRules: {
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
                            ruleId: string;
                            area: string;
                            marketArea?: string;
                            /** @enum {string} */
                            metric?: "median-price" | "price-change-percent" | "observations";
                            /** @enum {string} */
                            comparison?: "above" | "below";
                            threshold?: number;
                            currency?: string;
                            /** @enum {string} */
                            priceKind?: "list" | "sold";
                            /** @enum {string} */
                            severity?: "low" | "medium" | "high" | "critical";
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            setAt: string;
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
    setAlertRule: {
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
                 *       "marketArea": "Ballard",
                 *       "metric": "median-price",
                 *       "comparison": "above",
                 *       "threshold": 90000000,
                 *       "severity": "high"
                 *     }
                 */
                "application/json": {
                    marketArea: string;
                    /** @enum {string} */
                    metric: "median-price" | "price-change-percent" | "observations";
                    /** @enum {string} */
                    comparison: "above" | "below";
                    threshold: number;
                    currency?: string;
                    /** @enum {string} */
                    priceKind?: "list" | "sold";
                    /** @enum {string} */
                    severity: "low" | "medium" | "high" | "critical";
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
                        ruleId: string;
                        area: string;
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
    removeAlertRule: {
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
                        ruleId: string;
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
    listAlerts: {
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
                            alertId: string;
                            alertType: string;
                            alertData: {
                                [key: string]: unknown;
                            };
                            /** @enum {string} */
                            severity: "low" | "medium" | "high" | "critical";
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            triggeredAt: string;
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
    listOpportunities: {
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
                            opportunityId: string;
                            /** @enum {string} */
                            opportunityType: "high-value-listing" | "market-expansion" | "competitor-weakness" | "seasonal-trend";
                            opportunityData: {
                                [key: string]: unknown;
                            };
                            confidence: number;
                            score: number;
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            identifiedAt: string;
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
    identifyOpportunity: {
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
                 *       "opportunityType": "seasonal-trend",
                 *       "opportunityData": {
                 *         "marketArea": "Ballard"
                 *       },
                 *       "confidence": 0.6
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    opportunityType: "high-value-listing" | "market-expansion" | "competitor-weakness" | "seasonal-trend";
                    opportunityData: {
                        [key: string]: string | number | boolean;
                    };
                    confidence: number;
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
                        opportunityId: string;
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
                        days: {
                            /**
                             * Format: date
                             * @description UTC
                             */
                            day: string;
                            alertsByType: {
                                [key: string]: number;
                            };
                            alertsBySeverity: {
                                [key: string]: number;
                            };
                            opportunitiesByType: {
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
