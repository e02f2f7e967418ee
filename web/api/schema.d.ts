export interface paths {
    "/livez": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process runs. */
        get: operations["Health.live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The database answers and has the schema this build needs; otherwise send requests elsewhere. */
        get: operations["Health.ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is signed in, and in which seats. Screens ask before they know whether anybody is: where the browser has brought no session
         *     that holds, there is no content. Whoever shows a token means it, and is refused when it does not hold.
         */
        get: operations["Session.show"];
        put?: never;
        /** Sign in. Five failures lock a name for 15 minutes; unknown names are treated alike. */
        post: operations["Session.open"];
        /** Sign out. */
        delete: operations["Session.close"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change your own password. Other sessions of yours end; wrong attempts count as those to sign in do. */
        put: operations["Session.password"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Clock.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/divisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The divisions directly below one; without a parent, the roots. Public: which village a notice hangs in is no secret. */
        get: operations["Places.divisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/divisions/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Villages and townships by name, at most twenty, each with the way to it: for somebody who looks for their own. */
        get: operations["Places.search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/divisions/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One division with the way to it. */
        get: operations["Places.division"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/offices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The offices of a division. */
        get: operations["Places.offices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People and the seats they hold today or later, by user name: of the whole place for the administrator, else of one's own divisions. */
        get: operations["Users.list"];
        put?: never;
        /** Add a person, as yet without a seat. */
        post: operations["Users.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The roles that seats are given in. */
        get: operations["Users.roles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was done to accounts and seats, and by whom, latest first. */
        get: operations["Users.listChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One person with every seat they have held, past ones too. */
        get: operations["Users.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Disable a person, or let them in again. */
        patch: operations["Users.change"];
        trace?: never;
    };
    "/api/users/{id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Give a person who has forgotten theirs another first password. They are signed out everywhere. */
        put: operations["Users.password"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a person try again whom failed attempts have locked out. */
        post: operations["Users.unlock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}/seats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a person a seat. */
        post: operations["Users.addSeat"];
        delete?: never;
        options?: never;
        head?: never;
        /** End a seat: at once, or on a day to come. */
        patch: operations["Users.endSeat"];
        trace?: never;
    };
    "/api/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Authority grants, past ones included. */
        get: operations["Grants.list"];
        put?: never;
        /** Register a grant. */
        post: operations["Grants.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/grants/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revoke a grant from today on, with the reason. */
        post: operations["Grants.revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The values in force for a division and a procedure on a day, each with the division that set it and its source. */
        get: operations["Settings.list"];
        put?: never;
        /** Set a value from a day on; cases accepted before keep the one they were accepted under. */
        post: operations["Settings.set"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the settings are called and measured in; a name ending in `*` stands for all that begin so, the longest that fits counts. */
        get: operations["Settings.names"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every value of one setting that a division was or will be subject to, its own and those of the divisions above it, oldest first. */
        get: operations["Settings.timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/kept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** By which value of a setting the running cases of a division and a procedure go: each keeps the one of its acceptance. */
        get: operations["Settings.kept"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{county}/{caseId}/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The settings the case is pinned to since its acceptance, each with its legal source. */
        get: operations["CaseSettings.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/substitutions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who stands in for whom, latest first: your own, and those of the seats you head. */
        get: operations["Substitutions.list"];
        put?: never;
        /** Order that somebody stands in for somebody: for yourself, or for the seats you head. */
        post: operations["Substitutions.order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/substitutions/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who could stand in for you, or for whom an administrator asks: people who work in the same county, those of the same offices first. */
        get: operations["Substitutions.candidates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/substitutions/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End it now; what was done under it stays done. */
        post: operations["Substitutions.revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clock/advance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move the demonstration's clock forward, so that a publicity of seven days can be watched ending. */
        post: operations["DemonstrationClock.advance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demonstration/logins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom to sign in as, grouped by place in the order a case travels; all have the one password. */
        get: operations["Demonstration.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demonstration/families": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Households that could come to a window, each time with citizen numbers of nobody. */
        get: operations["Demonstration.families"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demonstration/cases/{county}/{caseId}/next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who of the demonstration's people could go on with a case, as the service would judge it. */
        get: operations["Demonstration.steps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/procedures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every deployed definition. */
        get: operations["Definitions.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/procedures/{procedure}/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One definition with its machine and forms. */
        get: operations["Definitions.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/definition.schema.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The JSON Schema of a definition, for editors: public, because they fetch it without a session. */
        get: operations["Definitions.schema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/definitions/{digest}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The definition that a case or an event names by its digest. */
        get: operations["Definitions.byDigest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/definitions/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check a definition without deploying it: everything found wrong, with the state it is wrong in. */
        post: operations["Definitions.check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/definitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Deploy a definition. The same content twice is no mistake; another content under a deployed version is refused. */
        post: operations["Definitions.deploy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/definitions/{digest}/reading": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A definition in words: its states with who acts, its periods, what leads where, what is proved of every path. */
        get: operations["Readings.reading"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/definitions/{digest}/compared/{other}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is different in the second definition: states, steps, periods, forms, rules and invariants. */
        get: operations["Readings.compared"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/definitions/{digest}/diagram": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A deployed definition as a picture: where its states and the ways between them stand. */
        get: operations["Diagram.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/definitions/diagram": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A definition that is not deployed, as a picture: for looking at what a check has found. */
        post: operations["Diagram.sketch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every calendar that has been loaded, newest first. */
        get: operations["Calendars.list"];
        put?: never;
        /** Load a new version of the working-day calendar; open deadlines are counted again. */
        post: operations["Calendars.load"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendars/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What loading a calendar would change; nothing is loaded by asking. */
        post: operations["Calendars.preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendars/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The calendar that new due dates are counted with. */
        get: operations["Calendars.current"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/migrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Plans, newest first, with their progress. */
        get: operations["Migrations.list"];
        put?: never;
        /** Plan to move the running cases of one definition to another. Nothing is moved by that. */
        post: operations["Migrations.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/migrations/proposal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How cases of one definition could stand in another, for whoever is about to plan it. */
        get: operations["Migrations.propose"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/migrations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A plan with its progress. */
        get: operations["Migrations.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/migrations/{id}/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of each case, and why. */
        get: operations["Migrations.cases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/migrations/{id}/dry-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try every case without moving it. */
        post: operations["Migrations.dryRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/migrations/{id}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move the cases: each in a transaction of its own, with an event in its history. */
        post: operations["Migrations.apply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/migrations/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop after the case that is being moved. */
        post: operations["Migrations.stop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/migrations/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go on where it was stopped. */
        post: operations["Migrations.resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cases within your scope, newest first */
        get: operations["Cases.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{county}/{caseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A case: where it stands, its tasks and clocks, what you can do now and why not the rest */
        get: operations["Cases.view"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{county}/{caseId}/verbs/{command}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The form of a verb on a task of the case, with the people, offices and steps to choose from */
        get: operations["Cases.verbForm"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{county}/{caseId}/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a command to a case; If-Match with its version refuses it when the case has moved on */
        post: operations["Cases.command"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/verbs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The verbs of every task and case, and the data each asks for */
        get: operations["Verbs.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/filters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Filters of your own and of your offices, with how many of your tasks meet each */
        get: operations["SavedFilters.list"];
        put?: never;
        /** Keep conditions under a name, for yourself or for one of your offices */
        post: operations["SavedFilters.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/filters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a filter of your own */
        delete: operations["SavedFilters.remove"];
        options?: never;
        head?: never;
        /** Change a filter of your own */
        patch: operations["SavedFilters.change"];
        trace?: never;
    };
    "/api/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The work waiting for your seats, soonest due first */
        get: operations["Tasks.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/facets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many of your tasks each condition would show beside those that stand */
        get: operations["Tasks.facets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much waits at each of your seats */
        get: operations["Tasks.counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/copies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cases that were copied to your offices, for reading, latest first */
        get: operations["Tasks.listCopies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Claim a task; exactly one of several claimants wins, the others learn who and when */
        post: operations["Tasks.claim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/claim-many": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Claim several tasks: what became of each, in the order given; one lost costs no other */
        post: operations["Tasks.claimSeveral"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a claimed task back */
        post: operations["Tasks.release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Deadlines that failed and wait for somebody */
        get: operations["Incidents.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try a failed deadline again now */
        post: operations["Incidents.retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{county}/{caseId}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The cases this one is linked to, under which relation, and whether you may open them */
        get: operations["Links.list"];
        put?: never;
        /** Put another case on an open one, such as on the agenda of a meeting: for whoever may open cases of its kind */
        post: operations["Links.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/matters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a matter of the administration's own, for whoever its definition says, with the cases it is about */
        post: operations["Matters.open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{county}/{caseId}/household": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The household of a case within your scope, names, numbers, phones and accounts masked. */
        get: operations["Households.household"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{county}/{caseId}/persons/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same in full, for a stated reason. Who read it, when and why is kept and shown to auditors. */
        post: operations["Households.reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/persons/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whether somebody is in an open case or a running award anywhere. Names nobody; the search is kept. */
        post: operations["Households.search"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/households/{county}/{householdId}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Destroys the household's key: its personal data is gone for good everywhere, history stays provable. */
        post: operations["Households.erase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Applications received within your scope, newest first; applicants masked. */
        get: operations["Receipts.list"];
        put?: never;
        /**
         * Receive a family's application. The receipt shows the query code this once; the same request with the same key shows
         *     it again. A duplicate answers 409 with the cases found and what is possible instead.
         */
        post: operations["Applications.receive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Receipts as one A5 PDF, a page each. The query codes go on the paper if you give them: they are shown once and kept nowhere. */
        post: operations["Receipts.print"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/{number}/receipt.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A receipt as A5 PDF for printing again, without the code. */
        get: operations["Receipts.printAgain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Receive one form for several procedures: apply once, be examined for each. One household, a case each, linked to one
         *     another as `together`; one receipt with every number, promised day and query code. What excludes each other is refused
         *     unless the household's choice is recorded.
         */
        post: operations["Applications.receiveTogether"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A receipt for printing again, without the code. */
        get: operations["Applications.receipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{county}/{caseId}/application": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a case was applied for: who signed the authorisation, and which duplicates the clerk went on in spite of. */
        get: operations["Applications.filing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{county}/{caseId}/linked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a case about this one, such as a citizen's application for reconsideration. */
        post: operations["Applications.link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/counter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the form at your window is made of: villages, words for relations and categories, and everything that may be opened today. */
        get: operations["Counter.view"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/counter/officials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Officials and committee members who may handle a case of your window: of whom a member may be a near relative. */
        get: operations["Counter.officials"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/counter/relatives": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Which of those officials have declared somebody as a near relative. The look-up is kept; 60 in five minutes at most. */
        post: operations["Counter.relatives"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Upload one PDF, JPEG or PNG of at most 10 MiB. Only you see it until it is attached to a case; unattached it lasts a day. */
        post: operations["Documents.upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents/{county}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A document's content, to be saved and not opened in place. Who read it and when is kept. */
        get: operations["Documents.download"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{county}/{caseId}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The documents of a case within your scope. */
        get: operations["Documents.list"];
        put?: never;
        /** Attach documents you have uploaded to a case within your scope: supplements, photographs of a visit. */
        post: operations["Documents.attach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your own applications that are being written, last written first. Whom they are about is masked. */
        get: operations["Drafts.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts/local-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The key with which a browser seals what it has not sent yet: nobody else who uses that computer can open it. */
        get: operations["Drafts.localKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your own draft in full; that you opened it is kept. */
        get: operations["Drafts.read"];
        /**
         * Keep a draft under an id of your own making. If-Match with the version it was written on, 0 for a new one, refuses it when
         *     it was written on elsewhere; the same content again is no mistake.
         */
        put: operations["Drafts.keep"];
        post?: never;
        /** Throw your own draft away. */
        delete: operations["Drafts.remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/needs-assessments/form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The questions. */
        get: operations["Needs.form"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/needs-assessments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Assess what a household may apply for: every procedure that it seems entitled to, cannot have, or cannot be judged
         *     without a further answer; what its members already have; and what excludes each other. It decides nothing. It is kept for
         *     thirty days, or with the household that applies; looking it up is on record.
         */
        post: operations["Needs.assess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/needs-assessments/{county}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One made before, as long as it is kept. Who reads it is on record. */
        get: operations["Needs.read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{county}/{caseId}/awards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The monthly amounts a case has been awarded, oldest first */
        get: operations["Benefits.of"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/rosters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Compile the roster of a month; again, it adds what has been decided since and doubles nothing */
        post: operations["Benefits.compile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The roster of a month within your scope, with its totals */
        get: operations["Benefits.payments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The accounts of the divisions you see, with what is left in them today. */
        get: operations["Entitlements.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{name}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is left in an account of your division, and its movements, newest first. */
        get: operations["Entitlements.entries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/supplement-lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Supplement lists of your division, newest first. */
        get: operations["Entitlements.lists"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/supplement-lists/{county}/{caseId}/{seq}/{index}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody on a supplement list whose case lies within your scope. */
        get: operations["Entitlements.rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity-feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Changes of recognised identities in your county, in order; go on from `next`, also when there is nothing more yet. */
        get: operations["Entitlements.feed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity-lookup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** As what somebody is recognised on a day, for settling their bill. The look-up is kept and shown to auditors. */
        post: operations["Entitlements.lookUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What hangs now in a village, or in all villages of a township, newest first */
        get: operations["PublicNotices.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/notices/{county}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A notice, with the form to object; 410 once it no longer hangs */
        get: operations["PublicNotices.one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/notices/{county}/{id}/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Object to what a notice says; the answer is a number and a code to ask with, and nothing else */
        post: operations["PublicNotices.object"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/long-term-display": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The households of a village whose benefit runs, where its rules keep such a list */
        get: operations["LongTermDisplay.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{county}/{caseId}/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The notices of a case exactly as they hung, past ones too */
        get: operations["CaseNotices.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{county}/{caseId}/letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The letters a household has been sent in a case, oldest first */
        get: operations["Letters.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{county}/{caseId}/letters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A letter as plain text for printing; the reading is kept */
        get: operations["Letters.print"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{county}/{caseId}/letters/{id}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A letter as a printed paper (A4 PDF); the reading is kept */
        get: operations["Letters.paper"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Listen for new work at your seats, and for further events of the cases you watch
         * @description Server-sent events: `ready`; `listsChanged` with the seats that changed, their counts and how many tasks are new; `caseChanged` with county, caseId and version; `replaced` when you listen in too many windows; `signedOut`. Listening keeps no session alive. After every connection read again what you show.
         */
        get: operations["Stream.listen"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/supervision/workload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open work by division, office, procedure or person, the most overdue first. */
        get: operations["Supervision.workload"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/supervision/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tasks that approach their legal limit or have passed it, the most pressing first. */
        get: operations["Supervision.limits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/supervision/pace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How long cases decided in a time took, against the legal limit. */
        get: operations["Supervision.howFast"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/supervision/weeks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cases decided and ended, week by week. */
        get: operations["Supervision.weeks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/supervision/draws": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Random draws, newest first, each repeated from its seed. */
        get: operations["Supervision.listDraws"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/supervision/draws/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many cases were in the draws and how many were drawn, by procedure and rate. */
        get: operations["Supervision.drawSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/supervision/relations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The register of officials' near relatives, and what the county did in their cases. */
        get: operations["Supervision.listRelations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/filings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Decisions that townships have filed with the county, within your scope */
        get: operations["Filings.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{county}/{caseId}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened in a case within your scope, oldest first: who did what, in which seat, under which article. */
        get: operations["Audit.history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{county}/{caseId}/at/{seq}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The case as it stood right after one of its events, replayed from its history, and what that event changed. */
        get: operations["Audit.at"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{county}/{caseId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All of a case's events replayed in one go: what each changed, under which authority, and whether it holds. */
        get: operations["Audit.replay"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{county}/{caseId}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Verifies a case: nothing altered, nothing missing, and replaying its history gives how it stands. */
        get: operations["Audit.verify"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{county}/{caseId}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The history of a case as a file that `npm run audit -- verify` checks without this service. Taking it is recorded. */
        get: operations["Audit.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cases within your scope by person, procedure, place, time, and who or what acted in them. Newest first. A look-up of a person is recorded. */
        post: operations["AuditSearch.cases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What was done in cases within your scope: by whom, in which office, when. Newest first. A look-up of a person is recorded. */
        post: operations["AuditSearch.events"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a search found as a file, with your name, the time and the reason on it. Taking it is recorded. */
        post: operations["AuditSearch.export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who read or looked up personal data within your scope, when and why. Newest first. */
        get: operations["AuditSearch.read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/verify-file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Verifies an exported history of at most 32 MiB, from the file alone, and tells whether it is what is here. Nothing is kept of it. */
        post: operations["AuditFile.verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Where an application or an objection stands, for whoever holds the receipt. At most 30 times a minute from one address. */
        post: operations["Progress.progress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/ratings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a citizen thinks of how it was handled: once for each receipt, after the decision. */
        post: operations["Ratings.give"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ratings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What citizens thought of the handling, newest first, within your divisions */
        get: operations["Ratings.list"];
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
        Health: {
            /** @description Always `ok`: anything else is a problem with status 503. */
            status: string;
        };
        SignIn: {
            username: string;
            password: string;
        };
        UserView: {
            id: string;
            username: string;
            name: string;
        };
        TextView: {
            zh: string;
            en: string;
        };
        SeatView: {
            /** @description Office code, `<division>:<department>`. */
            office: string;
            role: string;
            /** @description Whose seat it is, when it is held as their substitute. */
            for?: string;
            /** @description What people call the office and the role. */
            officeName: components["schemas"]["TextView"];
            roleTitle: components["schemas"]["TextView"];
        };
        NewSession: {
            /** @description Bearer token; a browser has it as a cookie as well and need not keep it. */
            token: string;
            user: components["schemas"]["UserView"];
            /** @description The seats held today. */
            seats: components["schemas"]["SeatView"][];
            /** @description Instant at which the session ends even if it is used. */
            expiresAt: string;
            /** @description An administrator has set the password: until it is changed, nothing else is possible but to sign out. */
            mustChangePassword: boolean;
        };
        SessionView: {
            user: components["schemas"]["UserView"];
            /** @description The seats held today. */
            seats: components["schemas"]["SeatView"][];
            /** @description Instant at which the session ends even if it is used. */
            expiresAt: string;
            /** @description An administrator has set the password: until it is changed, nothing else is possible but to sign out. */
            mustChangePassword: boolean;
        };
        PasswordChange: {
            current: string;
            /** @description At least 15 characters, and not easily guessed. */
            password: string;
        };
        ClockView: {
            /** @description Instant. */
            now: string;
            /** @description The day it is in China. */
            today: string;
            /** @description Made-up people, and a clock that can be moved forward. */
            demonstration: boolean;
        };
        DivisionView: {
            code: string;
            name: string;
            /** @description province, city, county, township or village. */
            level: string;
            parent: string | null;
            /** @description Whether a people's government or street office sits here. */
            government: boolean;
            from: string;
            to: string | null;
        };
        FoundDivision: {
            code: string;
            name: string;
            level: string;
            /** @description Names of the divisions around it, the largest first. */
            path: string[];
        };
        OfficeView: {
            /** @description `<division>:<department>`. */
            code: string;
            division: string;
            department: string;
            name: components["schemas"]["TextView"];
            from: string;
            to: string | null;
        };
        DatedSeat: {
            office: string;
            role: string;
            /** @description What people call the office and the role. */
            officeName: components["schemas"]["TextView"];
            roleTitle: components["schemas"]["TextView"];
            from: string;
            to: string | null;
        };
        DirectoryUser: {
            id: string;
            username: string;
            name: string;
            disabled: boolean;
            /** @description Seconds for which failed attempts keep them from signing in; null when nothing does. */
            lockedFor: number | null;
            /** @description Seats held today or later; with `on`, those of that day; of one person asked for alone, past ones too. */
            seats: components["schemas"]["DatedSeat"][];
        };
        UserPage: {
            items: components["schemas"]["DirectoryUser"][];
            /** @description Give it as `after` for the next page; null on the last. */
            next: string | null;
        };
        NewUser: {
            username: string;
            name: string;
            /** @description First password, at least 15 characters, to be handed over in person; its owner changes it before anything else. */
            password: string;
        };
        RoleView: {
            role: string;
            title: components["schemas"]["TextView"];
        };
        ChangedPerson: {
            id: string;
            name: string;
        };
        UserChangeView: {
            id: string;
            at: string;
            /** @enum {string} */
            kind: "allowed" | "added" | "blocked" | "unlocked" | "passwordSet" | "seatGiven" | "seatEnded";
            /** @description Who did it. */
            actor: components["schemas"]["ChangedPerson"];
            person: components["schemas"]["ChangedPerson"];
            /** @description The seat with the days it had from then on; null where it is about no seat. */
            seat: components["schemas"]["DatedSeat"] | null;
        };
        UserChangesPage: {
            items: components["schemas"]["UserChangeView"][];
            /** @description Give it as `after` for the next page; null on the last. */
            next: string | null;
        };
        NewPassword: {
            /** @description At least 15 characters, to be handed over in person; its owner changes it before anything else. */
            password: string;
        };
        UserChange: {
            /** @description A disabled person is signed out and cannot sign in. */
            disabled: boolean;
        };
        NewSeat: {
            office: string;
            /** @enum {string} */
            role: "clerk" | "handler" | "approver" | "reviewer" | "checker" | "villageAssistant" | "auditor" | "reconsiderationOfficer" | "financeOfficer" | "supervisor" | "settlementClerk" | "administrator";
            /** @description First day; today when left out. */
            from?: string;
            /** @description Last day. */
            to?: string;
        };
        SeatEnd: {
            office: string;
            /** @enum {string} */
            role: "clerk" | "handler" | "approver" | "reviewer" | "checker" | "villageAssistant" | "auditor" | "reconsiderationOfficer" | "financeOfficer" | "supervisor" | "settlementClerk" | "administrator";
            /** @description Last day; yesterday when left out, so that it ends at once. */
            to?: string;
        };
        GrantView: {
            id: string;
            procedure: string;
            division: string;
            office: string;
            /** @enum {string} */
            mode: "COUNTY" | "ENTRUSTED" | "DEVOLVED";
            from: string;
            to: string | null;
            grantedBy: string;
            law: string;
            /** @description First day on which it no longer holds. */
            revokedOn: string | null;
            revokedReason: string | null;
        };
        NewGrant: {
            /** @description A procedure's name, or `*` for all. */
            procedure: string;
            division: string;
            /** @description The office that decides. */
            office: string;
            /**
             * @description ENTRUSTED decides in the name of the county, DEVOLVED in its own.
             * @enum {string}
             */
            mode: "COUNTY" | "ENTRUSTED" | "DEVOLVED";
            /** @description First day in force. */
            from: string;
            /** @description Last day in force. */
            to?: string;
            /** @description The office that grants it. */
            grantedBy: string;
            /** @description The document it rests on. */
            law: string;
        };
        Revocation: {
            reason: string;
        };
        SettingView: {
            name: string;
            value: Record<string, never>;
            /** @description The division that set it. */
            division: string;
            procedure: string;
            from: string;
            to: string | null;
            law: string;
            /** @description Number of the case that decided it; null for one that was entered. */
            decidedBy: string | null;
        };
        SettingPartView: {
            name: string;
            title: components["schemas"]["TextView"];
            /**
             * @description `fen`: money; `share`: a part of one.
             * @enum {string|null}
             */
            unit: "fen" | "share" | null;
        };
        SettingWordView: {
            value: string;
            title: components["schemas"]["TextView"];
        };
        SettingTitleView: {
            /** @description Entries of a table. */
            parts: components["schemas"]["SettingPartView"][];
            /** @description What its words mean, alone or in a list. */
            values: components["schemas"]["SettingWordView"][];
            name: string;
            title: components["schemas"]["TextView"];
            /**
             * @description `fen`: money; `share`: a part of one.
             * @enum {string|null}
             */
            unit: "fen" | "share" | null;
        };
        KeptSettingView: {
            /** @description The value as running cases have it; null where a case has none. */
            value: Record<string, never>;
            /** @description Running cases of the division and the procedure that go by it. */
            cases: number;
        };
        NewSetting: {
            division: string;
            /** @description A procedure's name, or `*` for all. */
            procedure: string;
            name: string;
            /** @description Any JSON value: amounts in fen, durations as `7d`, `10wd`, `6mo`. */
            value: Record<string, never>;
            /** @description First day in force; the value before ends on the eve. */
            from: string;
            /** @description Last day in force; no end when left out. */
            to?: string;
            /** @description The legal source. */
            law: string;
        };
        PinnedSettingView: {
            name: string;
            value: Record<string, never>;
            /** @description The day on which the case took its values over. */
            on: string;
            /** @description The division that set it; null where no source of that value is on record. */
            division: string | null;
            procedure: string | null;
            from: string | null;
            to: string | null;
            law: string | null;
            decidedBy: string | null;
        };
        NamedPerson: {
            id: string;
            name: string;
        };
        Substitution: {
            id: string;
            person: components["schemas"]["NamedPerson"];
            substitute: components["schemas"]["NamedPerson"];
            /** @description Null for all seats. */
            office: string | null;
            role: string | null;
            from: string;
            to: string;
            orderedBy: components["schemas"]["NamedPerson"];
            orderedAt: string;
            revokedAt: string | null;
            revokedBy: components["schemas"]["NamedPerson"] | null;
        };
        SubstitutionPage: {
            items: components["schemas"]["Substitution"][];
            /** @description Cursor of the next page; null on the last. */
            next: string | null;
        };
        SubstituteCandidate: {
            id: string;
            name: string;
            office: string;
            officeName: components["schemas"]["TextView"];
            role: string;
            roleTitle: components["schemas"]["TextView"];
        };
        NewSubstitution: {
            /**
             * Format: uuid
             * @description Who is away.
             */
            person: string;
            /**
             * Format: uuid
             * @description Who stands in.
             */
            substitute: string;
            /** @description The seat, together with `role`; all seats of the person when both are left out. */
            office?: string;
            /** @enum {string} */
            role?: "clerk" | "handler" | "approver" | "reviewer" | "checker" | "villageAssistant" | "auditor" | "reconsiderationOfficer" | "financeOfficer" | "supervisor" | "settlementClerk" | "administrator";
            /** @description First day. */
            from: string;
            /** @description Last day. */
            to: string;
        };
        AdvanceClock: {
            days?: number;
            /** @description Instant later than now, ISO 8601; a bare date means its first moment in China. */
            to?: string;
        };
        DemonstrationPlace: {
            code: string;
            name: string;
        };
        DemonstrationLoginView: {
            username: string;
            title: components["schemas"]["TextView"];
            role: string;
            place: components["schemas"]["DemonstrationPlace"];
            /** @description One of those who each show another role. */
            featured: boolean;
        };
        DemonstrationLoginsView: {
            password: string;
            logins: components["schemas"]["DemonstrationLoginView"][];
        };
        DemonstrationMemberView: {
            name: string;
            /** @description To the applicant, in the words of the window. */
            relation: string;
            /** @description Of nobody, with the right check digit. */
            idNumber: string;
            phone?: string;
            account?: string;
            categories?: string[];
        };
        DemonstrationFamilyView: {
            who: components["schemas"]["TextView"];
            village: string;
            /** @description How they live, as they would tell it at the window. */
            situation: string;
            members: components["schemas"]["DemonstrationMemberView"][];
        };
        NextCommandView: {
            title: components["schemas"]["TextView"];
            /**
             * @description A task waits for them; their seat allows it besides; or they enter it for the citizen.
             * @enum {string}
             */
            as: "task" | "behalf" | "seat";
        };
        NextPersonView: {
            username: string;
            name: string;
            title: components["schemas"]["TextView"];
            role: string;
            /** @description Names of those whose seats they hold today as a substitute. */
            standsInFor: string[];
            commands: components["schemas"]["NextCommandView"][];
        };
        DemonstrationNextView: {
            people: components["schemas"]["NextPersonView"][];
            /** @description What anybody could do without an account. */
            public: components["schemas"]["TextView"][];
        };
        ProcedureText: {
            zh: string;
            en: string;
        };
        ProcedureSummary: {
            procedure: string;
            version: string;
            digest: string;
            title: components["schemas"]["ProcedureText"];
            law: string;
            /** @description First day of acceptance it applies to. */
            from: string;
            to: string | null;
            deployedAt: string;
        };
        ProcedureView: {
            procedure: string;
            version: string;
            digest: string;
            title: components["schemas"]["ProcedureText"];
            law: string;
            /** @description First day of acceptance it applies to. */
            from: string;
            to: string | null;
            deployedAt: string;
            /** @description The whole definition: machine, periods, forms. */
            definition: Record<string, never>;
        };
        DefinitionBody: {
            definition?: {
                [key: string]: unknown;
            };
            /** @description The definition as YAML. */
            yaml?: string;
        };
        FindingText: {
            zh: string;
            en: string;
        };
        FindingView: {
            /**
             * @description An error refuses the deployment, a warning does not.
             * @enum {string}
             */
            severity: "error" | "warning";
            /** @description Stable name of the fault. */
            code: string;
            /** @description Dotted path of the state at fault; null when no state is. */
            state: string | null;
            message: components["schemas"]["FindingText"];
            /** @description How a case gets there: one step each. */
            path?: string[];
            law?: string;
            /** @description Where in the definition: keys and indexes from the top. */
            at?: Record<string, never>[];
        };
        CheckView: {
            findings: components["schemas"]["FindingView"][];
        };
        SharedDaysView: {
            /** @description Another version of the procedure that is in force on some of the same days. */
            version: string;
            /** @description First and last day in force of both; null while there is no end. */
            from: string;
            to: string | null;
            /** @description The version that cases accepted on those days get: the one that came into force later, and of two the one deployed later. */
            applies: string;
        };
        DeployedView: {
            digest: string;
            procedure: string;
            version: string;
            /** @description False when the very same definition had been deployed before. */
            isNew: boolean;
            shares: components["schemas"]["SharedDaysView"][];
        };
        TransitionReadingView: {
            id: string;
            /** @description The event; null for what happens by itself. */
            event: string | null;
            title: components["schemas"]["TextView"];
            /** @description Who does what, when, and where the case goes. */
            sentence: components["schemas"]["TextView"];
            by: components["schemas"]["TextView"] | null;
            condition: components["schemas"]["TextView"] | null;
            /** @description Name of the form it asks for. */
            form: string | null;
            law: string | null;
            /** @description Paths of the states it leads to; none where the case stays. */
            targets: string[];
            /** @description What the service does beside it: pays, publishes, sends letters. */
            effects: components["schemas"]["TextView"][];
            /** @description An exercise of decision authority. */
            decides: boolean;
            /** @description The acceptance: the case is pinned to the definition in force that day. */
            accepts: boolean;
        };
        StateReadingView: {
            path: string;
            parent: string | null;
            depth: number;
            /** @enum {string} */
            type: "atomic" | "compound" | "parallel" | "final" | "history";
            title: components["schemas"]["TextView"];
            law: string | null;
            /** @description What a citizen is told. */
            public: components["schemas"]["TextView"] | null;
            /** @description Who does the work, and who must not. */
            work: components["schemas"]["TextView"] | null;
            /** @description Names of the periods that run in it. */
            periods: string[];
            notice: components["schemas"]["TextView"] | null;
            outcome: string | null;
            transitions: components["schemas"]["TransitionReadingView"][];
        };
        PeriodStateView: {
            path: string;
            title: components["schemas"]["TextView"];
            /** @description Whether the end of the period moves the case on; otherwise it is recorded and shown. */
            moves: boolean;
        };
        PeriodReadingView: {
            name: string;
            title: components["schemas"]["TextView"];
            length: components["schemas"]["TextView"];
            extended: components["schemas"]["TextView"] | null;
            /** @enum {string} */
            counted: "calendar" | "working" | "hours" | "mixed";
            /**
             * @description What a last day that is a rest day does; null where it cannot be one.
             * @enum {string|null}
             */
            endOnRestDay: "extend" | "keep" | null;
            /** @description Null: no national number, a default that divisions may replace. */
            law: string | null;
            states: components["schemas"]["PeriodStateView"][];
        };
        FieldReadingView: {
            name: string;
            title: components["schemas"]["TextView"];
            required: boolean;
            /** @description Kept encrypted with the household's key. */
            personal: boolean;
        };
        FormReadingView: {
            name: string;
            title: components["schemas"]["TextView"];
            fields: components["schemas"]["FieldReadingView"][];
        };
        RuleReadingView: {
            name: string;
            text: components["schemas"]["TextView"];
            feel: string;
        };
        CalculationRowView: {
            title: components["schemas"]["TextView"];
            feel: string;
        };
        CalculationReadingView: {
            name: string;
            rows: components["schemas"]["CalculationRowView"][];
        };
        InvariantReadingView: {
            text: components["schemas"]["TextView"];
            law: string | null;
        };
        ExclusionReadingView: {
            text: components["schemas"]["TextView"];
            law: string | null;
            procedure: string;
        };
        ReadingView: {
            opening: components["schemas"]["TextView"];
            states: components["schemas"]["StateReadingView"][];
            periods: components["schemas"]["PeriodReadingView"][];
            forms: components["schemas"]["FormReadingView"][];
            rules: components["schemas"]["RuleReadingView"][];
            calculations: components["schemas"]["CalculationReadingView"][];
            invariants: components["schemas"]["InvariantReadingView"][];
            exclusions: components["schemas"]["ExclusionReadingView"][];
            /** @description Whether those who receive it stand in a list of their village. */
            display: components["schemas"]["InvariantReadingView"] | null;
            /** @description The whole of it against the law's total; null where the law names none. */
            total: components["schemas"]["TextView"] | null;
        };
        FieldDifferenceView: {
            /** @enum {string} */
            name: "length" | "notice" | "text" | "sentence" | "title" | "work" | "law" | "fields" | "outcome" | "periods" | "form" | "extended";
            before: components["schemas"]["TextView"] | null;
            after: components["schemas"]["TextView"] | null;
        };
        DifferenceView: {
            key: string;
            title: components["schemas"]["TextView"];
            /** @enum {string} */
            kind: "removed" | "added" | "changed";
            fields: components["schemas"]["FieldDifferenceView"][];
        };
        ComparedSectionView: {
            /** @enum {string} */
            section: "states" | "rules" | "transitions" | "periods" | "calculations" | "display" | "forms" | "invariants" | "heading" | "exclusions";
            /** @description How many entries say the same in both. */
            same: number;
            differences: components["schemas"]["DifferenceView"][];
        };
        ComparisonView: {
            sections: components["schemas"]["ComparedSectionView"][];
        };
        WayView: {
            /** @enum {string} */
            kind: "done" | "after" | "event" | "always";
            /** @description The command, or the name of the period that ends. */
            on?: string;
            title?: string;
        };
        DiagramExitView: {
            targets: string[];
            /** @description As it is drawn, a line each. */
            label: string[];
            ways: components["schemas"]["WayView"][];
        };
        DiagramNodeView: {
            /** @description Dotted path of the state. */
            id: string;
            parent: string | null;
            /** @enum {string} */
            kind: "atomic" | "compound" | "parallel" | "final" | "history";
            initial?: boolean;
            label: string[];
            /** @description Whose task it is, and whose in which office. */
            role?: string;
            acts?: string;
            law?: string;
            /** @description Ways on that are said instead of drawn. */
            exits?: components["schemas"]["DiagramExitView"][];
            /** @description What may be done here without leaving the state. */
            stays?: components["schemas"]["WayView"][];
            x: number;
            y: number;
            w: number;
            h: number;
        };
        EdgeLabelView: {
            lines: string[];
            x: number;
            y: number;
            w: number;
            h: number;
        };
        DiagramEdgeView: {
            source: string;
            target: string;
            ways: components["schemas"]["WayView"][];
            /** @description x and y by turns. */
            points: number[];
            label?: components["schemas"]["EdgeLabelView"];
        };
        DiagramView: {
            width: number;
            height: number;
            /** @description Containers before what they contain. */
            nodes: components["schemas"]["DiagramNodeView"][];
            edges: components["schemas"]["DiagramEdgeView"][];
            /** @description What is possible in every state: written at the top, and what leaves the state as it is only told. */
            exits?: components["schemas"]["DiagramExitView"][];
            stays?: components["schemas"]["WayView"][];
        };
        CalendarSummary: {
            digest: string;
            version: string;
            from: number;
            to: number;
            loadedAt: string;
            /** @description User name of who loaded it. */
            loadedBy: string;
            /** @description Whether new due dates are counted with it. */
            current: boolean;
            /** @description Whether open deadlines are still being counted again for it. */
            counting: boolean;
        };
        CalendarBody: {
            /** @description `{ version, from, to, days: { "2027-01-01": 0, … } }`: 0 rests on a weekday, 1 works on a weekend. */
            calendar: {
                [key: string]: unknown;
            };
        };
        CalendarEffect: {
            /** @description Cases whose due dates would change, one event each. */
            cases: number;
            /** @description Open deadlines that would fall due earlier. */
            sooner: number;
            /** @description Open deadlines that would fall due later. */
            later: number;
            /** @description Open deadlines that are provisional now, and that would still be. */
            provisional: number;
            stillProvisional: number;
        };
        CalendarView: {
            digest: string;
            version: string;
            /** @description First and last year it knows; outside them a due date is provisional. */
            from: number;
            to: number;
            /** @description Days that differ from Monday to Friday: 0 rests on a weekday, 1 works on a weekend. */
            days: {
                [key: string]: unknown;
            };
        };
        LoadedCalendar: {
            digest: string;
            version: string;
            /** @description Cases whose due dates changed. */
            recounted: number;
        };
        MappingBody: {
            /** @description Old state path to new one; what lies inside a state goes along with it. Null: this region ends. */
            states?: {
                [key: string]: unknown;
            };
            /** @description Innermost states of regions that the old definition does not have. */
            enter?: string[];
            /** @description Old period name to new one: its clocks keep start, length and ledger. */
            periods?: {
                [key: string]: string;
            };
            /** @description For an old state path, old part keys to new ones. */
            parts?: {
                [key: string]: {
                    [key: string]: string;
                };
            };
            /** @description Old variable to new one; null drops it. */
            variables?: {
                [key: string]: unknown;
            };
            /** @description Values of variables that the old definition does not have. */
            values?: {
                [key: string]: unknown;
            };
        };
        NewMigration: {
            /** @description The definition that cases run on: `procedure@version` or its digest. */
            from: string;
            /** @description The one they move to, of the same procedure. */
            to: string;
            mapping?: components["schemas"]["MappingBody"];
            /** @description The legal ground, recorded in the event of each case. */
            ground: string;
            /** @description Why, in the administrator's words; recorded with it. */
            reason: string;
        };
        NamedDefinition: {
            digest: string;
            version: string | null;
        };
        MigrationProgress: {
            cases: number;
            /** @description Not looked at yet. */
            pending: number;
            /** @description The last dry run found nothing against moving them. */
            possible: number;
            migrated: number;
            /** @description They cannot be placed in the new definition; each says why. */
            refused: number;
            /** @description They ended, or run on another definition by now. */
            skipped: number;
            /** @description Something broke; each says what. */
            failed: number;
        };
        MigrationView: {
            id: string;
            procedure: string;
            from: components["schemas"]["NamedDefinition"];
            to: components["schemas"]["NamedDefinition"];
            mapping: components["schemas"]["MappingBody"];
            ground: string;
            reason: string;
            /** @enum {string} */
            status: "done" | "stopped" | "planned" | "running";
            /**
             * @description What was started last.
             * @enum {string|null}
             */
            mode: "apply" | "dry-run" | null;
            createdBy: string;
            createdAt: string;
            startedAt: string | null;
            finishedAt: string | null;
            progress: components["schemas"]["MigrationProgress"];
        };
        MigrationsPage: {
            items: components["schemas"]["MigrationView"][];
            next: string | null;
        };
        ProposedStateView: {
            path: string;
            title: components["schemas"]["TextView"];
            /** @description How many states it lies in. */
            depth: number;
            /** @enum {string} */
            type: "atomic" | "compound" | "parallel" | "final" | "history";
            /** @description A region that runs beside others. */
            region: boolean;
            /** @description Running cases that stand in it now. */
            cases: number;
            /** @description Where it seems to belong in the new definition; null where nothing there is called the same. */
            to: string | null;
        };
        TargetStateView: {
            path: string;
            title: components["schemas"]["TextView"];
            depth: number;
            /** @enum {string} */
            type: "atomic" | "compound" | "parallel" | "final" | "history";
            /** @description A region that runs beside others. */
            region: boolean;
            /** @description A region that the old definition does not have: where cases begin in it must be said. */
            isNew: boolean;
        };
        ProposedNameView: {
            name: string;
            title: components["schemas"]["TextView"];
            /** @description The same name in the new definition; null where it has none. */
            to: string | null;
        };
        NameView: {
            name: string;
            title: components["schemas"]["TextView"];
        };
        ProposalView: {
            /** @description Running cases on the old definition. */
            cases: number;
            states: components["schemas"]["ProposedStateView"][];
            targets: components["schemas"]["TargetStateView"][];
            periods: components["schemas"]["ProposedNameView"][];
            targetPeriods: components["schemas"]["NameView"][];
            variables: components["schemas"]["ProposedNameView"][];
            targetVariables: components["schemas"]["NameView"][];
        };
        ReasonText: {
            zh: string;
            en: string;
        };
        MigrationCaseView: {
            county: string;
            caseId: string;
            number: string;
            /** @enum {string} */
            outcome: "possible" | "failed" | "refused" | "pending" | "migrated" | "skipped";
            /** @description Stable name of the refusal. */
            code: string | null;
            reason: components["schemas"]["ReasonText"] | null;
            /** @description For a refusal its facts; otherwise what goes on, ends and starts. */
            detail: Record<string, never> | null;
            /** @description The event that moved it. */
            seq: number | null;
            at: string | null;
        };
        MigrationCasesPage: {
            items: components["schemas"]["MigrationCaseView"][];
            next: string | null;
        };
        StandingView: {
            zh: string;
            en: string;
            /** @description Dotted path of the state. */
            path: string;
        };
        CaseSummaryView: {
            county: string;
            caseId: string;
            number: string;
            procedure: string;
            title: components["schemas"]["TextView"];
            division: string;
            /** @enum {string} */
            status: "done" | "active";
            /** @description Number of its last event; send it as If-Match. */
            version: number;
            /** @description Where it stands: the innermost active states. */
            standing: components["schemas"]["StandingView"][];
            openedAt: string;
            updatedAt: string;
        };
        CasePage: {
            items: components["schemas"]["CaseSummaryView"][];
            /** @description Give it as `after` for the next page; null on the last. */
            next: string | null;
        };
        SignerAnswer: {
            user: string;
            name: string | null;
            office: string;
            role: string;
            /** @description Null while the signature is still to come. */
            agrees: boolean | null;
            by: string | null;
        };
        VoteAnswer: {
            /** @description The command of the task that is put to the vote. */
            proposal: string;
            title: components["schemas"]["TextView"];
            /** @description How many must agree for it. */
            needed: number;
            agree: number;
            against: number;
            /** @description How many have not voted yet. */
            open: number;
            /**
             * @description A command that lost cannot be sent until another vote has carried it.
             * @enum {string}
             */
            outcome: "open" | "carried" | "lost";
        };
        CaseTaskView: {
            key: string;
            /** @description Path of the state that asks for the work. */
            state: string;
            title: components["schemas"]["TextView"];
            part: string | null;
            office: string;
            officeName: components["schemas"]["TextView"];
            role: string;
            roleTitle: components["schemas"]["TextView"];
            dueAt: string | null;
            assignee: string | null;
            /** @description You hold it. */
            mine: boolean;
            claimedAt: string | null;
            fence: number;
            /** @description Who has it done by the assignee, and alone completes it. */
            owner: string | null;
            suspended: boolean;
            urgings: number;
            /** @description The task this signature is for, and whose it must be. */
            signs: string | null;
            reserved: string | null;
            /** @description Who was asked to sign, and how they did. */
            signers: components["schemas"]["SignerAnswer"][];
            /** @description How the vote stands, where a command of the task is put to one. */
            vote: components["schemas"]["VoteAnswer"] | null;
        };
        OfficeLabel: {
            office: string;
            officeName: components["schemas"]["TextView"];
        };
        RemainingView: {
            /** @description Whole days or hours left, or when overdue, past the due date. */
            count: number;
            /**
             * @description Working days, calendar days or hours.
             * @enum {string}
             */
            unit: "h" | "d" | "wd";
            overdue: boolean;
            /**
             * @description Which third of the whole period is running; 3 also once it is over.
             * @enum {number}
             */
            third: 2 | 1 | 3;
            /** @description The clock is stopped: the count waits. */
            stopped: boolean;
        };
        ClockAnswer: {
            key: string;
            /** @description The period's own title, or that of the state it limits. */
            title: components["schemas"]["TextView"];
            remaining: components["schemas"]["RemainingView"];
            state: string;
            period: string;
            /**
             * @description `after` sends its transition when due; `alarm` is only recorded and shown.
             * @enum {string}
             */
            kind: "after" | "alarm";
            /** @description As the law gives it, e.g. `30wd`. */
            length: string;
            law?: string;
            startedAt: string;
            dueOn: string | null;
            dueAt: string | null;
            provisional: boolean;
            fired?: boolean;
        };
        AllowedView: {
            command: string;
            title: components["schemas"]["TextView"];
            /** @description Name of its form in the definition; null for none, and for a verb. */
            form: string | null;
            /** @description By whom it is sent. */
            by: Record<string, never>[];
            law: string | null;
            /** @description Your open tasks that it answers; more than one where parts are asked of several people. */
            tasks: string[];
        };
        RefusedCommandView: {
            command: string;
            title: components["schemas"]["TextView"];
            reason: components["schemas"]["TextView"];
            code: string;
        };
        CaseDetailView: {
            county: string;
            caseId: string;
            number: string;
            procedure: string;
            title: components["schemas"]["TextView"];
            division: string;
            /** @enum {string} */
            status: "done" | "active";
            /** @description Number of its last event; send it as If-Match. */
            version: number;
            /** @description Where it stands: the innermost active states. */
            standing: components["schemas"]["StandingView"][];
            openedAt: string;
            updatedAt: string;
            definition: string;
            law: string;
            divisionName: string;
            householdId: string | null;
            /** @description Who applied, masked; null for a matter, and once the household was erased. */
            applicant: string | null;
            /** @description What the procedure has found out so far: no names. */
            context: {
                [key: string]: unknown;
            };
            tasks: components["schemas"]["CaseTaskView"][];
            /** @description Offices that may read along. */
            copies: string[];
            copiedTo: components["schemas"]["OfficeLabel"][];
            clocks: components["schemas"]["ClockAnswer"][];
            allowed: components["schemas"]["AllowedView"][];
            refused: components["schemas"]["RefusedCommandView"][];
        };
        VerbFormView: {
            command: string;
            title: components["schemas"]["TextView"];
            /** @description JSON Schema of its data, people, offices and steps to choose from written out. */
            schema: {
                [key: string]: unknown;
            };
        };
        CommandBody: {
            /** @description Name of the command, one of those the case lists as allowed: of its procedure, or a verb such as `TASK.TRANSFER`. */
            type: string;
            /** @description The command's form, as its schema in the definition asks for; for a verb as `GET /verbs` says. */
            data?: {
                [key: string]: unknown;
            };
            /** @description Key of the task this completes. */
            task?: string;
            /** @description Number of the claim on that task. */
            fence?: number;
        };
        CommandReplyView: {
            county: string;
            caseId: string;
            number: string;
            version: number;
            /** @enum {string} */
            status: "done" | "active";
            standing: components["schemas"]["StandingView"][];
            tasks: string[];
            /** @description What the sender should know beside it. */
            note?: components["schemas"]["TextView"];
        };
        VerbView: {
            command: string;
            /** @description How a definition's `forbid` calls it. */
            name: string;
            /** @enum {string} */
            of: "case" | "task";
            title: {
                zh: string;
                en: string;
            };
            /** @description JSON Schema of its data. */
            schema: Record<string, never>;
        };
        InboxConditionsDto: {
            /**
             * @description All tasks of your seats, those nobody has claimed, your own, those laid aside (which the others leave out), or any of these.
             * @enum {string}
             */
            show?: "all" | "free" | "mine" | "suspended" | "any";
            procedure?: string;
            /** @description Path of the state that asks for the work. */
            state?: string;
            /** @description One of your offices. */
            office?: string;
            /** @description One of your roles. */
            role?: string;
            /** @description Division code or its beginning. */
            division?: string;
            /**
             * @description Due by then, what is overdue included.
             * @enum {string}
             */
            due?: "overdue" | "today" | "threeDays" | "week";
            /** @description Only tasks due before this instant. */
            dueBefore?: string;
            /** @description The last digits of the case's number, or all of it. */
            number?: string;
        };
        SavedFilterView: {
            id: string;
            name: string;
            office: string | null;
            officeName: components["schemas"]["TextView"] | null;
            /** @description Whose it is; only they change or remove it. */
            owner: string;
            mine: boolean;
            conditions: components["schemas"]["InboxConditionsDto"];
            changedAt: string;
            /** @description How many of your tasks meet it now. */
            count: number;
        };
        SavedFilterBody: {
            name: string;
            /** @description One of your offices, to share it with everybody who sits there; without one it is yours alone. */
            office?: string;
            conditions: components["schemas"]["InboxConditionsDto"];
        };
        InboxItemView: {
            county: string;
            caseId: string;
            number: string;
            /** @description Number of the case's last event. */
            version: number;
            /** @description Key of the task within its case. */
            key: string;
            procedure: string;
            procedureTitle: components["schemas"]["TextView"];
            title: components["schemas"]["TextView"];
            /** @description Path of the state that asks for the work. */
            state: string;
            part: string | null;
            office: string;
            officeName: components["schemas"]["TextView"];
            role: string;
            roleTitle: components["schemas"]["TextView"];
            division: string;
            divisionName: string;
            /** @description Who applied, masked; null for a matter, and once the household was erased. */
            applicant: string | null;
            openedAt: string;
            dueAt: string | null;
            /** @description What is left of the legal period that limits the task, or else the part of the case it lies in; null where none does. */
            remaining: components["schemas"]["RemainingView"] | null;
            /** @description The period is the task's own. */
            ownLimit: boolean;
            assignee: string | null;
            mine: boolean;
            claimedAt: string | null;
            /** @description The claim's number, shown to its holder only. */
            fence: number | null;
            /** @description Done for its owner, who completes it. */
            delegated: boolean;
            suspended: boolean;
            urgings: number;
            /** @description A signature asked of one person. */
            signature: boolean;
        };
        InboxPage: {
            items: components["schemas"]["InboxItemView"][];
            /** @description Give it as `after` for the next page; null on the last. */
            next: string | null;
        };
        ShowCounts: {
            all: number;
            free: number;
            mine: number;
            suspended: number;
        };
        DueCounts: {
            overdue: number;
            today: number;
            threeDays: number;
            week: number;
        };
        ProcedureFacet: {
            procedure: string;
            title: components["schemas"]["TextView"];
            count: number;
        };
        StateFacet: {
            procedure: string;
            title: components["schemas"]["TextView"];
            count: number;
            state: string;
        };
        SeatFacet: {
            office: string;
            officeName: components["schemas"]["TextView"];
            role: string;
            roleTitle: components["schemas"]["TextView"];
            count: number;
        };
        DivisionFacet: {
            division: string;
            name: string;
            count: number;
        };
        InboxFacetsView: {
            /** @description How many tasks meet all conditions. */
            total: number;
            show: components["schemas"]["ShowCounts"];
            due: components["schemas"]["DueCounts"];
            procedures: components["schemas"]["ProcedureFacet"][];
            states: components["schemas"]["StateFacet"][];
            seats: components["schemas"]["SeatFacet"][];
            /** @description One level below the office of the seat. */
            divisions: components["schemas"]["DivisionFacet"][];
        };
        SeatCount: {
            office: string;
            role: string;
            open: number;
            /** @description Claimed by nobody. */
            free: number;
            overdue: number;
        };
        CopyItemView: {
            county: string;
            caseId: string;
            number: string;
            procedure: string;
            title: components["schemas"]["TextView"];
            division: string;
            office: string;
            officeName: components["schemas"]["TextView"];
            /** @description Who sent it. */
            by: string;
            at: string;
        };
        CopyPage: {
            items: components["schemas"]["CopyItemView"][];
            /** @description Give it as `after` for the next page; null on the last. */
            next: string | null;
        };
        TaskBody: {
            /** @description The division whose case it is: a county, or a city with matters of its own. */
            county: string;
            /** Format: uuid */
            caseId: string;
            /** @description The task's key within its case. */
            key: string;
        };
        ClaimView: {
            county: string;
            caseId: string;
            key: string;
            /** @description Shown when the task is completed or released. */
            fence: number;
            claimedAt: string;
        };
        TasksBody: {
            tasks: components["schemas"]["TaskBody"][];
        };
        ClaimResultView: {
            county: string;
            caseId: string;
            key: string;
            claim: components["schemas"]["ClaimView"] | null;
            /** @description Why it could not be claimed: a problem as claiming it alone would have answered. */
            problem: {
                [key: string]: unknown;
            } | null;
        };
        ReleaseBody: {
            /** @description The division whose case it is: a county, or a city with matters of its own. */
            county: string;
            /** Format: uuid */
            caseId: string;
            /** @description The task's key within its case. */
            key: string;
            /** @description Number of the claim. */
            fence: number;
        };
        IncidentView: {
            id: string;
            county: string;
            caseId: string;
            number: string;
            at: string;
            kind: string;
            /** @description Key of the deadline. */
            subject: string;
            problem: string;
            attempts: number;
            resolvedAt: string | null;
        };
        FiredView: {
            /** @description How many deadlines fell due and were carried out. */
            fired: number;
        };
        LinkedCaseView: {
            relation: string;
            county: string;
            caseId: string;
            number: string;
            procedure: string;
            title: components["schemas"]["TextView"];
            /** @enum {string} */
            status: "done" | "active";
            /** @description Whether you may open it. */
            visible: boolean;
        };
        OtherCaseBody: {
            /** @description One of those that the definition names in `opening.links`, e.g. `agenda`. */
            relation: string;
            /** @description Its number. */
            number?: string;
            county?: string;
            /** Format: uuid */
            caseId?: string;
        };
        MatterBody: {
            procedure: string;
            /** @description Whose matter it is: a city, a county, a township or a village. */
            division: string;
            /** @description The procedure's own opening form. */
            form: {
                [key: string]: unknown;
            };
            /** @description Cases it is about; you must be able to see each of them. */
            about?: components["schemas"]["OtherCaseBody"][];
        };
        MemberAnswer: {
            personId: string;
            relation: string;
            categories: string[];
            /** @description Completed years today; null when the birth date is not known. */
            age: number | null;
            name: string;
            idNumber: string | null;
            phone: string | null;
            account: string | null;
            /** @description When they left the household; null for those who belong to it. */
            leftAt: string | null;
        };
        OfficerRelationAnswer: {
            personId: string;
            officer: string;
            relation: string;
            /** @enum {string} */
            declaredBy: "household" | "official";
            confirmedAt: string | null;
        };
        HouseholdAnswer: {
            county: string;
            householdId: string;
            erased: boolean;
            erasedAt?: string;
            members?: components["schemas"]["MemberAnswer"][];
            /** @description Officials who are near relatives: they must recuse themselves. */
            officers?: components["schemas"]["OfficerRelationAnswer"][];
            /** @description When the household entered the separate register; null while it has not. */
            registeredAt?: string | null;
        };
        ReasonBody: {
            /** @description Why, in at least four characters; kept with the record. No names, no citizen numbers. */
            reason: string;
        };
        SearchBody: {
            /** @description Citizen number (GB 11643). Sent in the body, so that it stands in no address and no access log. */
            idNumber: string;
            /** @description Why it is looked up; kept with the record of the search. */
            reason?: string;
        };
        PossibleView: {
            zh: string;
            en: string;
            action: string;
        };
        FoundInvolvement: {
            number: string;
            procedure: string;
            title: components["schemas"]["TextView"];
            /** @description From the county down. */
            division: string;
            /** @description Day the case was opened, or first month that is paid. */
            since: string;
            /** @description `open` or `inPayment`. */
            status: string;
            /** @description What is possible instead of a second application. */
            possible: components["schemas"]["PossibleView"][];
        };
        SearchView: {
            involvements: components["schemas"]["FoundInvolvement"][];
        };
        ErasedView: {
            county: string;
            householdId: string;
            erased: boolean;
            erasedAt: string;
        };
        ReceivedView: {
            /** @description Masked; null for a case that no household applied for, and after erasure. */
            applicant: string | null;
            /** @description Name of whoever received it. */
            receivedBy: string;
            /** @enum {string} */
            status: "done" | "active";
            number: string;
            county: string;
            caseId: string;
            procedure: string;
            title: components["schemas"]["TextView"];
            law: string;
            receivedAt: string;
            /** @description Day by which the law wants a decision, YYYY-MM-DD; null where it names none. */
            promisedOn: string | null;
            /** @description The calendar for that day is not published yet. */
            promisedProvisional: boolean;
        };
        ReceivedPage: {
            items: components["schemas"]["ReceivedView"][];
            /** @description Give it as `after` for the next page; null on the last. */
            next: string | null;
        };
        ReceiptToPrint: {
            number: string;
            /** @description The query code, as long as it is at hand: it goes on the paper once checked. Without it the paper has none. */
            code?: string;
        };
        ReceiptsToPrint: {
            /** @description A page each, in this order. */
            receipts: components["schemas"]["ReceiptToPrint"][];
        };
        OfficialRelativeBody: {
            /** @description Username of the official. */
            officer: string;
            /** @description What the member is to the official; one of the division's setting `nearRelatives`. */
            relation: string;
        };
        MemberBody: {
            name: string;
            /** @description Citizen number (GB 11643); left out for newborns and people without papers. */
            idNumber?: string;
            /** @description YYYY-MM-DD, only for somebody without a citizen number. */
            birthDate?: string;
            /** @description To the applicant, e.g. `self`, `spouse`, `child`. */
            relation: string;
            /** @description Categories the division gives something for, other than those that follow from age. */
            categories?: string[];
            phone?: string;
            /** @description Bank account for payment. */
            account?: string;
            /** @description Handling officers and committee members of whom this member is a near relative (57号 art. 11). */
            relativesOfOfficials?: components["schemas"]["OfficialRelativeBody"][];
        };
        AuthorisationBody: {
            /** @description Place in the list of members, from 0. */
            member: number;
            signed: boolean;
            /** @description Day of the signature, YYYY-MM-DD. */
            at: string;
            /**
             * Format: uuid
             * @description The scanned authorisation.
             */
            document?: string;
        };
        ApplicationBody: {
            procedure: string;
            /** @description Village or community, 12 digits, in the window's own township. */
            division: string;
            /** @description Place of the applicant in the list of members, from 0. */
            applicant: number;
            /** @description Place of the member it is for, in a procedure about a person; the applicant when left out. */
            beneficiary?: number;
            members: components["schemas"]["MemberBody"][];
            /** @description Signatures under the authorisation of the economic check; every adult's. */
            authorisations: components["schemas"]["AuthorisationBody"][];
            /** @description The procedure's own application form. */
            form: {
                [key: string]: unknown;
            };
            /** @description Ids of documents uploaded for it. */
            documents?: string[];
            /** @description Go on although members are in other cases. */
            acknowledgeDuplicates?: boolean;
            /** @description Why, for the reviewer. */
            acknowledgeReason?: string;
            /**
             * Format: uuid
             * @description Your own draft it was written in: removed once this has been received.
             */
            draft?: string;
        };
        NewReceipt: {
            queryCode: string;
            number: string;
            county: string;
            caseId: string;
            procedure: string;
            title: components["schemas"]["TextView"];
            law: string;
            receivedAt: string;
            /** @description Day by which the law wants a decision, YYYY-MM-DD; null where it names none. */
            promisedOn: string | null;
            /** @description The calendar for that day is not published yet. */
            promisedProvisional: boolean;
        };
        AppliedForBody: {
            procedure: string;
            /** @description That procedure's own application form. */
            form: {
                [key: string]: unknown;
            };
            /** @description Place of the member it is for, in a procedure about a person; the applicant when left out. */
            beneficiary?: number;
        };
        ChoiceBody: {
            /** @description What the household takes if both are granted. */
            chosen: string;
            /** @description What it then does without. */
            over: string;
        };
        JointApplicationBody: {
            /** @description Village or community, 12 digits, in the window's own township. */
            division: string;
            /** @description Place of the applicant in the list of members, from 0. */
            applicant: number;
            members: components["schemas"]["MemberBody"][];
            /** @description Signatures under the authorisation of the economic check; every adult's. */
            authorisations: components["schemas"]["AuthorisationBody"][];
            /** @description Ids of documents uploaded for it. */
            documents?: string[];
            /** @description Go on although members are in other cases. */
            acknowledgeDuplicates?: boolean;
            /** @description Why, for the reviewer. */
            acknowledgeReason?: string;
            /**
             * Format: uuid
             * @description Your own draft it was written in: removed once this has been received.
             */
            draft?: string;
            applications: components["schemas"]["AppliedForBody"][];
            /** @description For every two that cannot be had together, which one the household wants if it is granted both. */
            choices?: components["schemas"]["ChoiceBody"][];
            /**
             * Format: uuid
             * @description The needs assessment it follows from: kept with the household from now on.
             */
            assessment?: string;
        };
        Choice: {
            chosen: string;
            over: string;
        };
        JointReceipt: {
            receivedAt: string;
            applications: components["schemas"]["NewReceipt"][];
            choices: components["schemas"]["Choice"][];
        };
        Receipt: {
            number: string;
            county: string;
            caseId: string;
            procedure: string;
            title: components["schemas"]["TextView"];
            law: string;
            receivedAt: string;
            /** @description Day by which the law wants a decision, YYYY-MM-DD; null where it names none. */
            promisedOn: string | null;
            /** @description The calendar for that day is not published yet. */
            promisedProvisional: boolean;
        };
        AuthorisationView: {
            person: string;
            at: string;
            document: string | null;
        };
        AcknowledgedView: {
            /** @description Cases of the same people that the clerk went on in spite of. */
            numbers: string[];
            reason: string | null;
        };
        FilingAnswer: {
            number: string;
            county: string;
            caseId: string;
            procedure: string;
            title: components["schemas"]["TextView"];
            law: string;
            receivedAt: string;
            /** @description Day by which the law wants a decision, YYYY-MM-DD; null where it names none. */
            promisedOn: string | null;
            /** @description The calendar for that day is not published yet. */
            promisedProvisional: boolean;
            applicantId: string | null;
            receivedBy: string;
            /** @description Who has agreed that data about them is asked of others. */
            authorisations: components["schemas"]["AuthorisationView"][];
            /** @description Null when there were no other cases. */
            acknowledged: components["schemas"]["AcknowledgedView"] | null;
            /** @description Which of two benefits that exclude each other the household wants. */
            choices: components["schemas"]["Choice"][];
        };
        LinkedBody: {
            procedure: string;
            form: {
                [key: string]: unknown;
            };
            /**
             * @description The name under which the new case's definition sends messages to this one.
             * @enum {string}
             */
            relation: "about" | "subject";
        };
        VillageView: {
            code: string;
            name: string;
        };
        WordView: {
            zh: string;
            en: string;
            name: string;
        };
        PaperView: {
            zh: string;
            en: string;
            name: string;
            /** @description Told as missing before the application is sent. */
            asked: boolean;
        };
        CounterProcedure: {
            /**
             * @description `application` by a household, `about` a case by whoever it concerns, a `matter` of the administration's own.
             * @enum {string}
             */
            opens: "matter" | "about" | "application";
            procedure: string;
            version: string;
            title: components["schemas"]["TextView"];
            law: string;
            /** @description `person`: for one of the members, who is named as beneficiary. */
            subject: string;
            /** @description Whom it is for, in its own words; null where it does not say. */
            sentence: components["schemas"]["TextView"] | null;
            /** @description JSON Schema of the form that opens it; null where it asks nothing. */
            schema: {
                [key: string]: unknown;
            } | null;
            papers: components["schemas"]["PaperView"][];
        };
        CounterView: {
            /** @description Today at the counter, YYYY-MM-DD. */
            today: string;
            /** @description The window, e.g. `421222104:window`. */
            office: string;
            officeName: components["schemas"]["TextView"];
            /** @description Villages it receives applications of. */
            villages: components["schemas"]["VillageView"][];
            relations: components["schemas"]["WordView"][];
            /** @description Categories that may be entered for members there; what follows from age is not among them. */
            categories: components["schemas"]["WordView"][];
            /** @description What somebody can be to an official for the household to be registered separately. */
            nearRelatives: components["schemas"]["WordView"][];
            procedures: components["schemas"]["CounterProcedure"][];
        };
        OfficialView: {
            username: string;
            name: string;
            /** @description Name of the office in which they handle cases of that place. */
            office: components["schemas"]["TextView"];
            role: components["schemas"]["TextView"];
        };
        RelativeQuery: {
            /** @description Citizen number (GB 11643). Sent in the body, so that it stands in no address and no access log. */
            idNumber: string;
        };
        DeclaredRelativeView: {
            /** @description Username of the official. */
            officer: string;
            name: string;
            office: components["schemas"]["TextView"];
            /** @description What the person is to the official. */
            relation: string;
        };
        DocumentView: {
            county: string;
            id: string;
            name: string;
            /** @description What kind of paper it is, in a word of the window's setting `papers`; null where nobody has said. */
            kind: string | null;
            size: number;
            mediaType: string;
            sha256: string;
            uploadedAt: string;
        };
        AttachBody: {
            /** @description Ids of documents you have uploaded within a day. */
            documents: string[];
        };
        DraftSummary: {
            id: string;
            /** @description Masked; null while nobody has been entered. */
            applicant: string | null;
            /** @description Send it as If-Match. */
            version: number;
            updatedAt: string;
            /** @description When it is removed unless somebody goes on writing. */
            expiresAt: string;
        };
        LocalKeyView: {
            /** @description 32 bytes, base64. */
            key: string;
        };
        DraftView: {
            id: string;
            /** @description Masked; null while nobody has been entered. */
            applicant: string | null;
            /** @description Send it as If-Match. */
            version: number;
            updatedAt: string;
            /** @description When it is removed unless somebody goes on writing. */
            expiresAt: string;
            content: {
                [key: string]: unknown;
            };
            documents: string[];
        };
        DraftBody: {
            /** @description Who applies, as far as it is known: shown masked in the list of drafts. */
            applicant?: string;
            /** @description The form as the screen has it; the service keeps it and reads nothing in it. */
            content: {
                [key: string]: unknown;
            };
            /** @description Papers uploaded for it: kept as long as the draft is. */
            documents?: string[];
        };
        NeedsFormView: {
            /** @description JSON Schema of the answers, with titles in both languages. */
            schema: {
                [key: string]: unknown;
            };
        };
        NeedMemberBody: {
            /** @description Citizen number (GB 11643): finds what the person already has. */
            idNumber?: string;
            /** @description YYYY-MM-DD, only for somebody without a citizen number. */
            birthDate?: string;
            /** @description To whoever asks for help, e.g. `self`, `spouse`, `child`. */
            relation: string;
            /** @description Categories the division gives something for, other than those that follow from age. */
            categories?: string[];
        };
        NeedsBody: {
            /** @description Village or community, 12 digits, in the window's own township. */
            division: string;
            members: components["schemas"]["NeedMemberBody"][];
            /** @description Answers to the questions of `GET /api/needs-assessments/form`; none of them has to be there. */
            answers: {
                [key: string]: unknown;
            };
        };
        MissingAnswer: {
            /** @description Name of the question; `ages` for members whose date of birth is not known. */
            name: string;
            title: components["schemas"]["TextView"];
        };
        ExclusionView: {
            procedure: string;
            title: components["schemas"]["TextView"];
            /** @description Why both cannot be had. */
            sentence: components["schemas"]["TextView"];
            law: string | null;
            /**
             * @description Whether they have the other already, or only seem entitled to it as well.
             * @enum {string}
             */
            because: "has" | "seemsEntitled";
        };
        ProcedureAdvice: {
            procedure: string;
            version: string;
            title: components["schemas"]["TextView"];
            /** @description The act the procedure carries out. */
            law: string;
            /** @description Whom it is for, in the procedure's own words, and the article. */
            sentence: components["schemas"]["TextView"];
            source: string | null;
            /** @enum {string} */
            seems: "entitled" | "notEntitled" | "unknown";
            /** @description Answers without which it cannot be said. */
            missing: components["schemas"]["MissingAnswer"][];
            /** @description Settings the division has not made, without which it cannot be said. */
            missingSettings: string[];
            /**
             * @description Whether members are in an open case, receive it or are recognised already.
             * @enum {string|null}
             */
            has: "open" | "inPayment" | "recognised" | null;
            /** @description What it cannot be had beside, as far as that matters here. */
            excludes: components["schemas"]["ExclusionView"][];
            /**
             * @description `apply` for it; `choose` between it and what excludes it; `ask` for what is missing; nothing more than they have, or nothing.
             * @enum {string}
             */
            advice: "none" | "apply" | "choose" | "has" | "ask";
        };
        PossibilityView: {
            zh: string;
            en: string;
            action: string;
        };
        InvolvementView: {
            /** @description Which of the members, from 0. */
            member: number;
            number: string;
            procedure: string;
            title: components["schemas"]["TextView"];
            division: string;
            /** @description Day the case was opened, or first month that is paid. */
            since: string;
            status: string;
            possible: components["schemas"]["PossibilityView"][];
        };
        RecognitionView: {
            /** @description Which of the members, from 0. */
            member: number;
            /** @description The identity, e.g. `marginFamily`. */
            status: string;
            procedure: string;
            /** @description First and last day, YYYY-MM-DD. */
            since: string;
            to: string | null;
        };
        NeedsAssessmentView: {
            county: string;
            id: string;
            division: string;
            assessedAt: string;
            /** @description When it is removed; null once it has been kept with the household that applied. */
            keptUntil: string | null;
            memberCount: number;
            /** @description In fen per month; null while an income is missing. */
            incomePerHeadFen: number | null;
            answers: {
                [key: string]: unknown;
            };
            /** @description Every procedure in force that says whom it is for. */
            procedures: components["schemas"]["ProcedureAdvice"][];
            /** @description What members have already, wherever that may be. */
            involvements: components["schemas"]["InvolvementView"][];
            /** @description Identities of members in force, whichever county recognised them. */
            recognitions: components["schemas"]["RecognitionView"][];
        };
        AwardAnswer: {
            /** @description Several kinds may run in one case; a case that names none has `main`. */
            kind: string;
            /** @description Who receives it: `household`, `institution`, `carer` or `guardian`. */
            payee: string;
            /** @description First month, YYYY-MM. */
            from: string;
            /** @description Last month paid; null while it runs. Before `from` when it was replaced before it took effect. */
            to: string | null;
            amountFen: number;
            procedure: string;
            decidedAt: string;
            /** @description Number of the event that decided it: the trace of the calculation stands there. */
            seq: number;
            endedSeq: number | null;
            /** @description Under which authority it was decided: mode, office and grant. */
            authority: Record<string, never>;
        };
        RosterBody: {
            /** @description Six-digit code of the county. */
            county: string;
            /** @description The month to be paid, YYYY-MM; it must have begun. */
            month: string;
        };
        RosterAdded: {
            county: string;
            month: string;
            added: number;
            addedFen: number;
        };
        PaymentAnswer: {
            caseId: string;
            number: string;
            /** @description What is paid: `award:<kind>`, or a payment made once. */
            item: string;
            /** @description 1 is the month's award; further lines are what a change after the roster adds. */
            line: number;
            kind: string;
            payee: string;
            procedure: string;
            division: string;
            divisionName: string;
            householdId: string | null;
            amountFen: number;
            /** @description The account it came out of when it was decided: paid already. Null for what the bank carries out. */
            account: string | null;
            compiledAt: string;
        };
        RosterTotalsView: {
            payments: number;
            paidFen: number;
            awardedFen: number;
            /** @description Awarded but not on the roster: compile it again. */
            missingFen: number;
            /** @description Paid but no longer awarded. */
            overpaidFen: number;
        };
        PaymentsPage: {
            items: components["schemas"]["PaymentAnswer"][];
            totals: components["schemas"]["RosterTotalsView"];
            /** @description Give it as `after` for the next page; null on the last. */
            next: string | null;
        };
        AccountListedView: {
            name: string;
            county: string;
            division: string;
            divisionName: string;
            /**
             * @description Of money, or of things such as beds.
             * @enum {string}
             */
            unit: "fen" | "piece";
            balance: number;
        };
        AccountEntryAnswer: {
            number: number;
            /** @description Below zero when something was taken; fen, or pieces such as beds. */
            amount: number;
            balance: number;
            at: string;
            county: string;
            caseId: string;
            seq: number;
            /** @description Null where the case lies outside of your scope. */
            caseNumber: string | null;
        };
        AccountAnswer: {
            name: string;
            county: string;
            division: string;
            /** @enum {string} */
            unit: "fen" | "piece";
            balance: number;
            items: components["schemas"]["AccountEntryAnswer"][];
            /** @description Give it as `after` for the next page; null on the last. */
            next: string | null;
        };
        SupplementListAnswer: {
            county: string;
            caseId: string;
            seq: number;
            index: number;
            division: string;
            divisionName: string;
            /** @description Everybody on an award of these is on the list, once. */
            procedures: string[];
            kind: string;
            amountFen: number;
            month: string;
            people: number;
            totalFen: number;
            decidedAt: string;
        };
        SupplementListsPage: {
            items: components["schemas"]["SupplementListAnswer"][];
            /** @description Give it as `after` for the next page; null on the last. */
            next: string | null;
        };
        SupplementRowAnswer: {
            county: string;
            caseId: string;
            number: string;
            procedure: string;
            householdId: string;
            personId: string;
            payee: string;
            amountFen: number;
            /** @description The roster it went on; null while it is due. */
            paidMonth: string | null;
        };
        SupplementRowsPage: {
            items: components["schemas"]["SupplementRowAnswer"][];
            /** @description Give it as `after` for the next page; null on the last. */
            next: string | null;
        };
        StatusPeriod: {
            /** @description First and last day, YYYY-MM-DD. */
            from: string;
            to: string | null;
        };
        IdentityChangeAnswer: {
            /** @description The same person has the same one in every change; null after erasure. */
            person: string | null;
            status: string;
            /** @description All periods in which the county recognises it, in place of what was told before. */
            periods: components["schemas"]["StatusPeriod"][];
            at: string;
        };
        IdentityFeedAnswer: {
            items: components["schemas"]["IdentityChangeAnswer"][];
            /** @description Where to go on, also at the end. */
            next: string | null;
            more: boolean;
        };
        IdentityLookupBody: {
            /** @description Citizen number (GB 11643). Sent in the body, so that it stands in no address and no access log. */
            idNumber: string;
            /** @description The day that is settled, YYYY-MM-DD; today when left out. */
            on?: string;
            /** @description Why it is looked up, such as the number of the bill; kept with the record. */
            reason?: string;
        };
        StatusInForce: {
            /** @description First and last day, YYYY-MM-DD. */
            from: string;
            to: string | null;
            status: string;
            county: string;
        };
        IdentityLookupAnswer: {
            on: string;
            /** @description As in the feed; null for somebody who has no identity on that day. */
            person: string | null;
            statuses: components["schemas"]["StatusInForce"][];
        };
        NoticeValuesView: {
            applicantName?: string;
            memberCount?: number;
            proposedAmount?: string;
            amount?: string;
            village?: string;
            procedure?: string;
        };
        PublicNoticeView: {
            county: string;
            id: string;
            kind: string;
            title: components["schemas"]["TextView"];
            /** @description As the notice names it. */
            procedure: string;
            procedureTitle: components["schemas"]["TextView"];
            values: components["schemas"]["NoticeValuesView"];
            places: string[];
            from: string;
            to: string | null;
            /** @description As it hangs. */
            text: string;
        };
        PublicNoticePage: {
            items: components["schemas"]["PublicNoticeView"][];
            /** @description Give it as `after` for the next page; null on the last. */
            next: string | null;
        };
        ObjectionWay: {
            command: string;
            title: components["schemas"]["TextView"];
            /** @description JSON Schema to fill in, with pointers resolved; null for a command that takes no form. */
            form: {
                [key: string]: unknown;
            } | null;
        };
        OpenNoticeView: {
            county: string;
            id: string;
            kind: string;
            title: components["schemas"]["TextView"];
            /** @description As the notice names it. */
            procedure: string;
            procedureTitle: components["schemas"]["TextView"];
            values: components["schemas"]["NoticeValuesView"];
            places: string[];
            from: string;
            to: string | null;
            /** @description As it hangs. */
            text: string;
            /** @description What anybody may send while it hangs. */
            objections: components["schemas"]["ObjectionWay"][];
        };
        ObjectionBody: {
            /** @description One of those the notice lists; may be left out where it lists only one. */
            command?: string;
            /** @description The form that the notice shows for it. Who you are goes into the sealed part and is shown to nobody but the handlers. */
            data: {
                [key: string]: unknown;
            };
        };
        ObjectionReceiptView: {
            receipt: string;
            queryCode: string;
        };
        DisplayedBenefitView: {
            procedureTitle: components["schemas"]["TextView"];
            /** @description Only what the procedure's rules put in the list; amounts in yuan a month. */
            values: components["schemas"]["NoticeValuesView"];
            /** @description First month of this amount. */
            from: string;
        };
        DisplayedBenefitPage: {
            items: components["schemas"]["DisplayedBenefitView"][];
            /** @description Give it as `after` for the next page; null on the last. */
            next: string | null;
        };
        NoticeContentView: {
            title: components["schemas"]["TextView"];
            procedure: string;
            values: {
                [key: string]: unknown;
            };
            /** @description First and last day. */
            from: string;
            to: string | null;
            places: string[];
            text: string;
        };
        CaseNoticeView: {
            id: string;
            kind: string;
            /** @description The state that published it; null for an announcement. */
            state: string | null;
            /** @description Code of the division where it hung. */
            place: string;
            publishedAt: string;
            expiresAt: string | null;
            withdrawnAt: string | null;
            /** @description Number of the event that published it. */
            seq: number;
            /** @description As published; null once the household's data has been erased. */
            content: components["schemas"]["NoticeContentView"] | null;
        };
        RemedyAnswer: {
            route: string;
            name: components["schemas"]["TextView"];
            organs: string[];
            /** @description How long, e.g. `60d`. */
            period: string;
            law: string;
            text: string;
        };
        LetterAnswer: {
            id: string;
            kind: string;
            /** @description Null once the household's data has been erased. */
            title: components["schemas"]["TextView"] | null;
            issuedAt: string;
            /** @description Number of the event that issued it. */
            seq: number;
            remedies: components["schemas"]["RemedyAnswer"][];
        };
        WorkloadView: {
            /** @description Code of the division, office or procedure, id of the person. */
            key: string;
            name: components["schemas"]["TextView"];
            open: number;
            /** @description Claimed by nobody. */
            free: number;
            claimed: number;
            overdue: number;
            /** @description Due within three working days. */
            soon: number;
            /** @description Laid aside; not among the open. */
            suspended: number;
            /**
             * Format: date-time
             * @description Since when the oldest of them has waited.
             */
            oldest: string | null;
        };
        SupervisedTaskView: {
            county: string;
            caseId: string;
            number: string;
            /** @description Key of the task within its case. */
            key: string;
            procedure: string;
            procedureTitle: components["schemas"]["TextView"];
            title: components["schemas"]["TextView"];
            division: string;
            divisionName: string | null;
            office: string;
            officeName: components["schemas"]["TextView"] | null;
            /** @description Who has claimed it. */
            assignee: string | null;
            /** Format: date-time */
            openedAt: string;
            /** Format: date-time */
            dueAt: string;
            /** @description The legal time left; null where the case keeps no clock of it. */
            remaining: components["schemas"]["RemainingView"] | null;
            urgings: number;
        };
        SupervisedTaskPage: {
            items: components["schemas"]["SupervisedTaskView"][];
            /** @description Give it as `after` for the next page; null on the last. */
            next: string | null;
        };
        PaceView: {
            key: string;
            name: components["schemas"]["TextView"];
            decided: number;
            /** @description Working days from acceptance to the first decision: half of the cases took no longer. */
            median: number | null;
            slowest: number | null;
            /** @description The length the law allowed most of them; null where it names none. */
            limit: string | null;
            /** @description Decided after the period had run out. */
            late: number;
        };
        WeekView: {
            /** @description Its Monday. */
            monday: string;
            decided: number;
            ended: number;
        };
        DrawItemView: {
            county: string;
            caseId: string;
            number: string;
            /** @description The event that drew. */
            seq: number;
            procedure: string;
            procedureTitle: components["schemas"]["TextView"];
            division: string;
            divisionName: string | null;
            /** Format: date-time */
            at: string;
            rate: number;
            /** @description In [0, 1): the first 48 bits of SHA-256 of `draw:<seed>:<seq>`. Below the rate the case is drawn. */
            value: number;
            drawn: boolean;
            /** @description From the event; null when it is gone or cannot be read. */
            seed: string | null;
            /** @description The value that seed and number give now. */
            again: number | null;
            /** @description The register says what the draw gives when it is repeated. */
            agrees: boolean;
        };
        DrawPage: {
            items: components["schemas"]["DrawItemView"][];
            /** @description Give it as `after` for the next page; null on the last. */
            next: string | null;
        };
        DrawSummaryView: {
            procedure: string;
            procedureTitle: components["schemas"]["TextView"];
            rate: number;
            /** @description Cases that were in the draw. */
            population: number;
            drawn: number;
            /** Format: date-time */
            first: string;
            /** Format: date-time */
            last: string;
        };
        RelatedOfficialView: {
            name: string;
            relation: string;
            /** @enum {string} */
            declaredBy: "household" | "official";
            declaredAt: string;
            confirmedAt: string | null;
        };
        CountyStepView: {
            title: components["schemas"]["TextView"];
            openedAt: string;
            dueAt: string | null;
            closedAt: string | null;
            people: string[];
        };
        RegisteredCaseView: {
            caseId: string;
            number: string;
            procedure: string;
            procedureTitle: components["schemas"]["TextView"];
            /** @enum {string} */
            status: "done" | "active";
            /** @description What the county itself was asked to do in the case: its visit, its review. */
            steps: components["schemas"]["CountyStepView"][];
        };
        RegisteredHouseholdView: {
            county: string;
            householdId: string;
            division: string;
            divisionName: string | null;
            /** Format: date-time */
            registeredAt: string;
            officials: components["schemas"]["RelatedOfficialView"][];
            cases: components["schemas"]["RegisteredCaseView"][];
        };
        RegisteredHouseholdPage: {
            items: components["schemas"]["RegisteredHouseholdView"][];
            /** @description Give it as `after` for the next page; null on the last. */
            next: string | null;
        };
        FilingAuthority: {
            /** @enum {string} */
            mode: "COUNTY" | "ENTRUSTED" | "DEVOLVED";
            office: string;
            grant: string | null;
            law?: string;
        };
        FiledDecision: {
            caseId: string;
            number: string;
            procedure: string;
            division: string;
            /** @enum {string} */
            status: "done" | "active";
            /** @description Number of the event that filed it. */
            seq: number;
            /** @description Who receives it. */
            office: string;
            authority: components["schemas"]["FilingAuthority"] | null;
            filedAt: string;
        };
        FilingPage: {
            items: components["schemas"]["FiledDecision"][];
            /** @description Give it as `after` for the next page; null on the last. */
            next: string | null;
        };
        OfficeName: {
            code: string;
            name: components["schemas"]["TextView"] | null;
        };
        CaseId: {
            county: string;
            caseId: string;
        };
        HistoryActorView: {
            /** @enum {string} */
            kind: "case" | "public" | "applicant" | "user" | "system";
            name: string | null;
            office: components["schemas"]["OfficeName"] | null;
            role: string | null;
            roleTitle: components["schemas"]["TextView"] | null;
            /** @description Whom they stood in for as substitute. */
            for: string | null;
            /**
             * @description Whose word the window entered.
             * @enum {string|null}
             */
            behalf: "public" | "applicant" | null;
            /** @description The case that sent this. */
            from: components["schemas"]["CaseId"] | null;
            /** @description Under whose authority the step was decided: mode, office and grant. */
            authority: {
                [key: string]: unknown;
            } | null;
        };
        HistoryEventView: {
            seq: number;
            at: string;
            type: string;
            title: components["schemas"]["TextView"];
            law: string | null;
            definition: string;
            actor: components["schemas"]["HistoryActorView"];
            task: string | null;
            clock: string | null;
            took: string[];
            effects: string[];
            /** @description What the step read from outside; long lists are only counted. */
            facts: {
                [key: string]: unknown;
            };
            /** @description The open part of the form. */
            data: {
                [key: string]: unknown;
            };
            /** @enum {string|null} */
            personal: "erased" | "sealed" | null;
            /** @description The lines of what was calculated. */
            trace: Record<string, never>[];
        };
        HistoryPage: {
            items: components["schemas"]["HistoryEventView"][];
            /** @description Give it as `after` for the next page; null on the last. */
            next: string | null;
        };
        DefinitionInForceView: {
            digest: string;
            procedure: string;
            version: string;
            title: components["schemas"]["TextView"];
            law: string;
        };
        TaskAtView: {
            key: string;
            state: string;
            part?: string;
            office: string;
            role: string;
            /** @description The event that opened it. */
            opened: number;
            dueAt: string | null;
            /** @description The event that laid it aside. */
            suspended?: number;
            /** @description The task it is a signature for. */
            signs?: string;
        };
        ClockAtView: {
            key: string;
            state: string;
            period: string;
            /** @enum {string} */
            kind: "after" | "alarm";
            length: string;
            law?: string;
            opened: number;
            startedAt: string;
            dueOn: string | null;
            /** @description Null while the clock is suspended. */
            dueAt: string | null;
            provisional: boolean;
            fired?: boolean;
        };
        MomentView: {
            /** @enum {string} */
            status: "done" | "active";
            /** @description The active states as the machine has them: a name, or regions with a name each. */
            value: Record<string, never>;
            standing: components["schemas"]["StandingView"][];
            division: string;
            /** @description The variables of the case. */
            context: {
                [key: string]: unknown;
            };
            tasks: components["schemas"]["TaskAtView"][];
            clocks: components["schemas"]["ClockAtView"][];
        };
        DataChangeView: {
            name: string;
            /** @description Any JSON; null where there was none. */
            before: Record<string, never>;
            after: Record<string, never>;
        };
        TasksDiffView: {
            opened: string[];
            closed: string[];
        };
        MovedDeadlineView: {
            key: string;
            before: string | null;
            after: string | null;
        };
        DeadlinesDiffView: {
            started: string[];
            ended: string[];
            /** @description Another due date: extended, suspended (null), resumed, counted again. */
            moved: components["schemas"]["MovedDeadlineView"][];
        };
        MomentDiffView: {
            data: components["schemas"]["DataChangeView"][];
            tasks: components["schemas"]["TasksDiffView"];
            deadlines: components["schemas"]["DeadlinesDiffView"];
        };
        FaultView: {
            code: string;
            sentence: components["schemas"]["TextView"];
            detail: string;
            county: string | null;
            caseId: string | null;
            number: string | null;
            /** @description The event it is found at; null where it belongs to none. */
            seq: number | null;
        };
        VerdictSoFarView: {
            ok: boolean;
            /** @description The first event that does not hold. */
            firstBad: components["schemas"]["FaultView"] | null;
        };
        CaseAtView: {
            number: string;
            seq: number;
            /** @description How many events the case has by now. */
            events: number;
            event: components["schemas"]["HistoryEventView"];
            definition: components["schemas"]["DefinitionInForceView"] | null;
            /** @description Null when the history up to here does not replay. */
            moment: components["schemas"]["MomentView"] | null;
            diff: components["schemas"]["MomentDiffView"] | null;
            verdict: components["schemas"]["VerdictSoFarView"];
        };
        GrantThenView: {
            id: string;
            mode: string;
            division: string;
            office: components["schemas"]["TextView"];
            from: string;
            to: string | null;
            grantedBy: components["schemas"]["TextView"];
            law: string;
            /** @description Revoked later; what was decided before stands. */
            revokedOn: string | null;
        };
        NamedView: {
            code: string;
            title: components["schemas"]["TextView"];
        };
        TaskChangesView: {
            /** @description Opened or changed. */
            set: components["schemas"]["TaskAtView"][];
            gone: string[];
        };
        ClockChangesView: {
            set: components["schemas"]["ClockAtView"][];
            gone: string[];
        };
        MomentChangeView: {
            /** @enum {string} */
            status: "done" | "active";
            division: string;
            /** @description All active states, containers before what they contain. */
            active: string[];
            data: components["schemas"]["DataChangeView"][];
            tasks: components["schemas"]["TaskChangesView"];
            clocks: components["schemas"]["ClockChangesView"];
        };
        ReplayStepView: {
            seq: number;
            /** @enum {string} */
            check: "ok" | "broken" | "unchecked";
            fault: components["schemas"]["FaultView"] | null;
            /** @description Null where its bytes cannot be read any more. */
            event: components["schemas"]["HistoryEventView"] | null;
            /** @description What the event changed: a case is at every moment what all changes up to it make of nothing. Null from the first event on that does not hold. */
            change: components["schemas"]["MomentChangeView"] | null;
        };
        CaseVerdictView: {
            ok: boolean;
            /**
             * @description `unchecked`: something before it is broken already, and what rests on that proves nothing.
             * @enum {string}
             */
            chain: "ok" | "broken" | "unchecked";
            /** @enum {string} */
            replay: "ok" | "broken" | "unchecked";
            /** @enum {string} */
            tasks: "ok" | "broken" | "unchecked";
            /** @enum {string} */
            deadlines: "ok" | "broken" | "unchecked";
            events: number;
            /** @description Events whose personal part nobody can read any more, because its key was destroyed. No fault. */
            erased: number;
            firstBad: components["schemas"]["FaultView"] | null;
        };
        ReplayView: {
            number: string;
            procedure: string;
            /** @description How many events the case has by now. */
            events: number;
            definitions: components["schemas"]["DefinitionInForceView"][];
            grants: components["schemas"]["GrantThenView"][];
            /** @description What people call the offices and roles that tasks and actors are named by. */
            offices: components["schemas"]["NamedView"][];
            roles: components["schemas"]["NamedView"][];
            steps: components["schemas"]["ReplayStepView"][];
            /** @description What to ask the next page with; null on the last. */
            next: number | null;
            verdict: components["schemas"]["CaseVerdictView"];
        };
        PersonSoughtBody: {
            /** @description Citizen number (GB 11643). Sent in the body, so that it stands in no address and no access log. */
            idNumber: string;
            /** @description Why they are looked for; kept with the record of the look-up. */
            reason: string;
        };
        AuditSearchBody: {
            after?: string;
            limit?: number;
            person?: components["schemas"]["PersonSoughtBody"];
            procedure?: string;
            division?: string;
            /** @description Number of a case. */
            number?: string;
            /** @description First and last day: of the event, or for cases the day they were opened. */
            from?: string;
            to?: string;
            /** @description The office that acted. */
            office?: string;
            /** @description The person who acted, by user name. */
            actor?: string;
            /** @description The command, as events name it. */
            type?: string;
        };
        FoundCaseView: {
            county: string;
            caseId: string;
            number: string;
            procedure: string;
            title: components["schemas"]["TextView"];
            division: string;
            /** @enum {string} */
            status: "done" | "active";
            /** @description How many events it has. */
            events: number;
            openedAt: string;
            updatedAt: string;
        };
        FoundCasePage: {
            items: components["schemas"]["FoundCaseView"][];
            /** @description Give it as `after` for the next page; null on the last. */
            next: string | null;
        };
        FoundEventView: {
            county: string;
            caseId: string;
            number: string;
            procedure: string;
            procedureTitle: components["schemas"]["TextView"];
            seq: number;
            at: string;
            type: string;
            /** @description Null where the event's bytes cannot be read any more. */
            title: components["schemas"]["TextView"] | null;
            law: string | null;
            actor: components["schemas"]["HistoryActorView"] | null;
            roleTitle: components["schemas"]["TextView"] | null;
        };
        FoundEventPage: {
            items: components["schemas"]["FoundEventView"][];
            /** @description Give it as `after` for the next page; null on the last. */
            next: string | null;
        };
        AuditExportBody: {
            /** @enum {string} */
            of: "cases" | "events";
            /** @enum {string} */
            format: "csv" | "xlsx";
            /** @description Why the list is taken away; kept with your name and written on it. */
            reason: string;
            /** @enum {string} */
            lang?: "zh" | "en";
            person?: components["schemas"]["PersonSoughtBody"];
            procedure?: string;
            division?: string;
            /** @description Number of a case. */
            number?: string;
            /** @description First and last day: of the event, or for cases the day they were opened. */
            from?: string;
            to?: string;
            /** @description The office that acted. */
            office?: string;
            /** @description The person who acted, by user name. */
            actor?: string;
            /** @description The command, as events name it. */
            type?: string;
        };
        PersonalReadingView: {
            id: string;
            at: string;
            reader: string;
            username: string;
            division: string;
            county: string;
            caseId: string | null;
            /** @description Null where no case was read, or one outside your scope. */
            number: string | null;
            reason: string;
            /** @description What was shown, without showing it. */
            what: string;
        };
        PersonalReadingPage: {
            items: components["schemas"]["PersonalReadingView"][];
            /** @description Give it as `after` for the next page; null on the last. */
            next: string | null;
        };
        ErasedCountView: {
            cases: number;
            events: number;
        };
        FileEventView: {
            /** @description As the file numbers it; null where its bytes cannot be read. */
            seq: number | null;
            at: string | null;
            type: string | null;
        };
        FileCaseView: {
            county: string;
            caseId: string;
            number: string;
            procedure: string;
            head: string;
            /** @description The first 1 000 of it. */
            events: components["schemas"]["FileEventView"][];
            /**
             * @description Whether the last of these events is the one this installation has there; `unknown`: there is no such case, or you may not see it.
             * @enum {string}
             */
            here: "other" | "unknown" | "same";
        };
        FileVerdictView: {
            cases: number;
            events: number;
            faults: number;
            /** @description The first hundred. */
            bad: components["schemas"]["FaultView"][];
            erased: components["schemas"]["ErasedCountView"];
            /** @description The first twenty cases. */
            shown: components["schemas"]["FileCaseView"][];
        };
        ProgressBody: {
            /** @description Number on the receipt. */
            number: string;
            /** @description Query code on the receipt. */
            code: string;
        };
        NextStepView: {
            /** @description Its last day, YYYY-MM-DD. */
            on: string;
            /** @description Where the case stands then, if nothing comes between. */
            then: components["schemas"]["TextView"];
        };
        RemedyView: {
            /** @description Stable name, e.g. `reconsideration`. */
            route: string;
            name: components["schemas"]["TextView"];
            /** @description Who takes it; several are a choice. */
            organs: string[];
            /** @description E.g. `60d`, `6mo`; counted from when the decision became known. */
            period: string;
            law: string;
            /** @description The whole sentence as the letter has it, in Chinese. */
            text: string;
            /** @description Last day, YYYY-MM-DD, as if the letter had been received on the day it was issued: never later than the law's own. */
            lastDay: string;
        };
        LetterSentView: {
            title: components["schemas"]["TextView"];
            /** @description Day it was issued, YYYY-MM-DD. */
            on: string;
            /** @description What can be done against it; empty where it decides nothing. */
            remedies: components["schemas"]["RemedyView"][];
        };
        NoticeLinkView: {
            county: string;
            id: string;
        };
        RecordView: {
            /** @description How many steps are recorded; for an objection, which of them it is. */
            steps: number;
            /** @description Fingerprint of that step (SHA-256), which covers all before it. */
            head: string;
            /** @description Fingerprints of all steps so far, in order, of which one noted earlier must be one; an objection shows only its own. */
            fingerprints: string[];
            /** @description All fingerprints were recomputed just now and fit. */
            intact: boolean;
        };
        RatingStateView: {
            /** @description Decided, and not rated yet. */
            possible: boolean;
            /** @description As given; null before. */
            score: number | null;
        };
        ProgressView: {
            number: string;
            /** @enum {string} */
            about: "application" | "objection";
            /** @description Of the procedure. */
            title: components["schemas"]["TextView"];
            /** @description Where it stands, in the words meant for citizens; several where things go on side by side. */
            progress: components["schemas"]["TextView"][];
            /** @description Day since when, YYYY-MM-DD. */
            since: string;
            /** @description Day it was received, YYYY-MM-DD. */
            receivedOn: string;
            /** @description Day by which the law wants a decision; null once decided, or while the clock is stopped. */
            promisedOn: string | null;
            /** @description Negative once that day has passed. */
            remainingWorkingDays: number | null;
            /** @description The clock is stopped by law, e.g. while papers are to be brought. */
            paused: boolean;
            /** @description Offices that have it now, by name. */
            offices: string[];
            next: components["schemas"]["NextStepView"][];
            /** @description What the applicant can do at the window now. */
            possible: components["schemas"]["TextView"][];
            /** @description Letters sent, oldest first. */
            letters: components["schemas"]["LetterSentView"][];
            /** @description The notice of it that hangs now. */
            notice: components["schemas"]["NoticeLinkView"] | null;
            record: components["schemas"]["RecordView"];
            rating: components["schemas"]["RatingStateView"];
        };
        RatingBody: {
            /** @description Number on the receipt. */
            number: string;
            /** @description Query code on the receipt. */
            code: string;
            /** @description 1 very dissatisfied, 5 very satisfied. */
            score: number;
            /** @description In the citizen's own words; kept encrypted, read by those who supervise the office. */
            text?: string;
        };
        RatingGiven: {
            number: string;
            score: number;
        };
        RatingView: {
            county: string;
            caseId: string;
            /** @description Number of the case. */
            number: string;
            division: string;
            procedure: string;
            /** @enum {string} */
            about: "application" | "objection";
            score: number;
            /** @description Null where nothing was written, or the household's data has been erased. */
            text: string | null;
            ratedAt: string;
        };
        RatingsPage: {
            /** @description Newest first. */
            items: components["schemas"]["RatingView"][];
            /** @description How many gave one, two … five, over all pages. */
            counts: number[];
            /** @description Give it as `after` for the next page; null on the last. */
            next: string | null;
        };
        /** @description A refusal (RFC 9457). Further members carry its facts. */
        Problem: {
            /** @description urn:yimen:problem:<code> */
            type: string;
            /** @description Stable name of the refusal. */
            code: string;
            status: number;
            title: string;
            /** @description What was refused, why, and what is possible instead. */
            detail: string;
            detailZh: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "Health.live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Health.ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Session.show": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /** @description Nobody is signed in. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Session.open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewSession"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Session.close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Session.password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Clock.show": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClockView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Places.divisions": {
        parameters: {
            query?: {
                /** @description Code of the division above. */
                parent?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DivisionView"][];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Places.search": {
        parameters: {
            query: {
                /** @description Part of the name. */
                name: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundDivision"][];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Places.division": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundDivision"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Places.offices": {
        parameters: {
            query: {
                division: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfficeView"][];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Users.list": {
        parameters: {
            query?: {
                /** @description Part of the name or of the user name. */
                search?: string;
                /** @description Only people with a seat in this office on the day. */
                office?: string;
                /** @description Only people with a seat in this division or inside it on the day. */
                division?: string;
                /** @description Only people who hold this role on the day, in the office or division asked for if there is one. */
                role?: "clerk" | "handler" | "approver" | "reviewer" | "checker" | "villageAssistant" | "auditor" | "reconsiderationOfficer" | "financeOfficer" | "supervisor" | "settlementClerk" | "administrator";
                /** @description Who held what on this day: only people with a seat then, and of their seats only those. Today, and later seats too, when left out. */
                on?: string;
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPage"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Users.add": {
        parameters: {
            query?: never;
            header: {
                /** @description Chosen by the client, 8 to 200 visible ASCII characters. Repeated with the same content it gives the first answer again. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUser"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectoryUser"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Users.roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleView"][];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Users.listChanges": {
        parameters: {
            query?: {
                /** @description Only what was done to this person. */
                person?: string;
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserChangesPage"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Users.show": {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectoryUser"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Users.change": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectoryUser"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Users.password": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPassword"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectoryUser"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Users.unlock": {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectoryUser"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Users.addSeat": {
        parameters: {
            query?: never;
            header: {
                /** @description Chosen by the client, 8 to 200 visible ASCII characters. Repeated with the same content it gives the first answer again. */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSeat"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectoryUser"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Users.endSeat": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeatEnd"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectoryUser"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Grants.list": {
        parameters: {
            query?: {
                /** @description Only grants of this division and those it lies in. */
                division?: string;
                procedure?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrantView"][];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Grants.add": {
        parameters: {
            query?: never;
            header: {
                /** @description Chosen by the client, 8 to 200 visible ASCII characters. Repeated with the same content it gives the first answer again. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewGrant"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrantView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Grants.revoke": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Revocation"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrantView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Settings.list": {
        parameters: {
            query: {
                division: string;
                procedure: string;
                /** @description Today when left out. */
                date?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingView"][];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Settings.set": {
        parameters: {
            query?: never;
            header: {
                /** @description Chosen by the client, 8 to 200 visible ASCII characters. Repeated with the same content it gives the first answer again. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSetting"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Settings.names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingTitleView"][];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Settings.timeline": {
        parameters: {
            query: {
                division: string;
                procedure: string;
                name: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingView"][];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Settings.kept": {
        parameters: {
            query: {
                division: string;
                procedure: string;
                name: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptSettingView"][];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "CaseSettings.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PinnedSettingView"][];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Substitutions.list": {
        parameters: {
            query?: {
                /** @description Only those in which this person is away or stands in. */
                person?: string;
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubstitutionPage"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Substitutions.order": {
        parameters: {
            query?: never;
            header: {
                /** @description Chosen by the client, 8 to 200 visible ASCII characters. Repeated with the same content it gives the first answer again. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSubstitution"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Substitution"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Substitutions.candidates": {
        parameters: {
            query?: {
                /** @description Who is to be stood in for, asked by an administrator; oneself when left out. */
                person?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubstituteCandidate"][];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Substitutions.revoke": {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Substitution"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "DemonstrationClock.advance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdvanceClock"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClockView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Demonstration.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemonstrationLoginsView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Demonstration.families": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemonstrationFamilyView"][];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Demonstration.steps": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemonstrationNextView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Definitions.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcedureSummary"][];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Definitions.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                procedure: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcedureView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Definitions.schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Definitions.byDigest": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                digest: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcedureView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Definitions.check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DefinitionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Definitions.deploy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DefinitionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeployedView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Readings.reading": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                digest: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadingView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Readings.compared": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                digest: string;
                other: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComparisonView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Diagram.show": {
        parameters: {
            query?: {
                /** @description The language of what stands in the picture, Chinese by default; boxes are as large as their text needs. */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                digest: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiagramView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Diagram.sketch": {
        parameters: {
            query?: {
                /** @description The language of what stands in the picture, Chinese by default; boxes are as large as their text needs. */
                lang?: "zh" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DefinitionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiagramView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Calendars.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarSummary"][];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Calendars.load": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalendarBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoadedCalendar"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Calendars.preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalendarBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarEffect"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Calendars.current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Migrations.list": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MigrationsPage"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Migrations.create": {
        parameters: {
            query?: never;
            header: {
                /** @description Chosen by the client, 8 to 200 visible ASCII characters. Repeated with the same content it gives the first answer again. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMigration"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MigrationView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Migrations.propose": {
        parameters: {
            query: {
                /** @description The definition that cases run on: `procedure@version` or its digest. */
                from: string;
                /** @description The one they would move to. */
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Migrations.show": {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MigrationView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Migrations.cases": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                outcome?: "pending" | "possible" | "migrated" | "refused" | "skipped" | "failed";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MigrationCasesPage"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Migrations.dryRun": {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MigrationView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Migrations.apply": {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MigrationView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Migrations.stop": {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MigrationView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Migrations.resume": {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MigrationView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Cases.list": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                /** @description Division code or its beginning. */
                division?: string;
                procedure?: string;
                status?: "active" | "done";
                number?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CasePage"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Cases.view": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseDetailView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Cases.verbForm": {
        parameters: {
            query?: {
                /** @description Key of the task; none for a verb of the case. */
                task?: string;
            };
            header?: never;
            path: {
                county: string;
                caseId: string;
                command: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerbFormView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Cases.command": {
        parameters: {
            query?: never;
            header: {
                "if-match": string;
                /** @description Chosen by the client, 8 to 200 visible ASCII characters. Repeated with the same content it gives the first answer again. */
                "Idempotency-Key": string;
            };
            path: {
                county: string;
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommandBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandReplyView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Verbs.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerbView"][];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "SavedFilters.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedFilterView"][];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "SavedFilters.add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SavedFilterBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedFilterView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "SavedFilters.remove": {
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
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "SavedFilters.change": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SavedFilterBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedFilterView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Tasks.list": {
        parameters: {
            query?: {
                /** @description All tasks of your seats, those nobody has claimed, your own, those laid aside (which the others leave out), or any of these. */
                show?: "all" | "free" | "mine" | "suspended" | "any";
                procedure?: string;
                /** @description Path of the state that asks for the work. */
                state?: string;
                /** @description One of your offices. */
                office?: string;
                /** @description One of your roles. */
                role?: string;
                /** @description Division code or its beginning. */
                division?: string;
                /** @description Due by then, what is overdue included. */
                due?: "overdue" | "today" | "threeDays" | "week";
                /** @description Only tasks due before this instant. */
                dueBefore?: string;
                /** @description The last digits of the case's number, or all of it. */
                number?: string;
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxPage"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Tasks.facets": {
        parameters: {
            query?: {
                /** @description All tasks of your seats, those nobody has claimed, your own, those laid aside (which the others leave out), or any of these. */
                show?: "all" | "free" | "mine" | "suspended" | "any";
                procedure?: string;
                /** @description Path of the state that asks for the work. */
                state?: string;
                /** @description One of your offices. */
                office?: string;
                /** @description One of your roles. */
                role?: string;
                /** @description Division code or its beginning. */
                division?: string;
                /** @description Due by then, what is overdue included. */
                due?: "overdue" | "today" | "threeDays" | "week";
                /** @description Only tasks due before this instant. */
                dueBefore?: string;
                /** @description The last digits of the case's number, or all of it. */
                number?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxFacetsView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Tasks.counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeatCount"][];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Tasks.listCopies": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CopyPage"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Tasks.claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Tasks.claimSeveral": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TasksBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimResultView"][];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Tasks.release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReleaseBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Incidents.list": {
        parameters: {
            query?: {
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentView"][];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Incidents.retry": {
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
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FiredView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Links.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkedCaseView"][];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Links.add": {
        parameters: {
            query?: never;
            header: {
                /** @description Chosen by the client, 8 to 200 visible ASCII characters. Repeated with the same content it gives the first answer again. */
                "Idempotency-Key": string;
            };
            path: {
                county: string;
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OtherCaseBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandReplyView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Matters.open": {
        parameters: {
            query?: never;
            header: {
                /** @description Chosen by the client, 8 to 200 visible ASCII characters. Repeated with the same content it gives the first answer again. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MatterBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandReplyView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Households.household": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HouseholdAnswer"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Households.reveal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HouseholdAnswer"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Households.search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SearchBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Households.erase": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                householdId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasedView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Receipts.list": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                /** @description `true`: only what you received yourself. */
                mine?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceivedPage"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Applications.receive": {
        parameters: {
            query?: never;
            header: {
                /** @description Chosen by the client, 8 to 200 visible ASCII characters. Repeated with the same content it gives the first answer again. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplicationBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewReceipt"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Receipts.print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceiptsToPrint"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Receipts.printAgain": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Applications.receiveTogether": {
        parameters: {
            query?: never;
            header: {
                /** @description Chosen by the client, 8 to 200 visible ASCII characters. Repeated with the same content it gives the first answer again. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JointApplicationBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JointReceipt"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Applications.receipt": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Applications.filing": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilingAnswer"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Applications.link": {
        parameters: {
            query?: never;
            header: {
                /** @description Chosen by the client, 8 to 200 visible ASCII characters. Repeated with the same content it gives the first answer again. */
                "Idempotency-Key": string;
            };
            path: {
                county: string;
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkedBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewReceipt"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Counter.view": {
        parameters: {
            query?: {
                /** @description Village or township whose rules are asked for; the window's own township when left out. */
                division?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CounterView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Counter.officials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfficialView"][];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Counter.relatives": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RelativeQuery"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeclaredRelativeView"][];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Documents.upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                    kind?: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Documents.download": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Documents.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentView"][];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Documents.attach": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttachBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentView"][];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Drafts.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftSummary"][];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Drafts.localKey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocalKeyView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Drafts.read": {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Drafts.keep": {
        parameters: {
            query?: never;
            header: {
                "if-match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftSummary"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Drafts.remove": {
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
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Needs.form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NeedsFormView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Needs.assess": {
        parameters: {
            query?: never;
            header: {
                /** @description Chosen by the client, 8 to 200 visible ASCII characters. Repeated with the same content it gives the first answer again. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NeedsBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NeedsAssessmentView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Needs.read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NeedsAssessmentView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Benefits.of": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AwardAnswer"][];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Benefits.compile": {
        parameters: {
            query?: never;
            header: {
                /** @description Chosen by the client, 8 to 200 visible ASCII characters. Repeated with the same content it gives the first answer again. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RosterBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterAdded"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Benefits.payments": {
        parameters: {
            query: {
                /** @description Six-digit code of the county. */
                county: string;
                /** @description The month to be paid, YYYY-MM; it must have begun. */
                month: string;
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentsPage"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Entitlements.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountListedView"][];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Entitlements.entries": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                /** @description Six-digit code, for an account whose name carries no division's code; your own county when left out. */
                county?: string;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountAnswer"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Entitlements.lists": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupplementListsPage"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Entitlements.rows": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                county: string;
                caseId: string;
                seq: number;
                index: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupplementRowsPage"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Entitlements.feed": {
        parameters: {
            query?: {
                /** @description The `next` of the answer before; from the beginning when left out. */
                since?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityFeedAnswer"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Entitlements.lookUp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdentityLookupBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityLookupAnswer"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "PublicNotices.list": {
        parameters: {
            query: {
                /** @description Code of a township (9 digits, with all its villages) or of a village (12). */
                division: string;
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicNoticePage"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "PublicNotices.one": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenNoticeView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "PublicNotices.object": {
        parameters: {
            query?: never;
            header: {
                /** @description Chosen by the client, 8 to 200 visible ASCII characters. Repeated with the same content it gives the first answer again. */
                "Idempotency-Key": string;
            };
            path: {
                county: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ObjectionBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ObjectionReceiptView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "LongTermDisplay.list": {
        parameters: {
            query: {
                after?: string;
                limit?: number;
                /** @description Code of a village: the list is the neighbours', not one to collect. */
                division: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisplayedBenefitPage"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "CaseNotices.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseNoticeView"][];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Letters.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LetterAnswer"][];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Letters.print": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                caseId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Letters.paper": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                caseId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Stream.listen": {
        parameters: {
            query?: {
                /** @description Cases as `<county>/<caseId>`; those outside your scope are left out silently. */
                watch?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Supervision.workload": {
        parameters: {
            query: {
                /** @description What the rows are: the divisions one level below, offices, procedures, or people with a claim. */
                by: "division" | "office" | "procedure" | "person";
                office?: string;
                procedure?: string;
                person?: string;
                /** @description A division within your scope; everything you may see when left out. */
                division?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkloadView"][];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Supervision.limits": {
        parameters: {
            query: {
                /** @description Due within three working days, overdue, or everything with a limit. */
                show: "soon" | "overdue" | "all";
                office?: string;
                procedure?: string;
                person?: string;
                after?: string;
                limit?: number;
                /** @description A division within your scope; everything you may see when left out. */
                division?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupervisedTaskPage"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Supervision.howFast": {
        parameters: {
            query: {
                by: "procedure" | "division";
                procedure?: string;
                /** @description First day. */
                from: string;
                /** @description Last day, at most five years later. */
                to: string;
                /** @description A division within your scope; everything you may see when left out. */
                division?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaceView"][];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Supervision.weeks": {
        parameters: {
            query: {
                procedure?: string;
                /** @description First day. */
                from: string;
                /** @description Last day, at most five years later. */
                to: string;
                /** @description A division within your scope; everything you may see when left out. */
                division?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WeekView"][];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Supervision.listDraws": {
        parameters: {
            query?: {
                procedure?: string;
                /** @description Only cases that were drawn, or only the blanks. */
                drawn?: boolean;
                after?: string;
                limit?: number;
                /** @description A division within your scope; everything you may see when left out. */
                division?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DrawPage"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Supervision.drawSummary": {
        parameters: {
            query?: {
                procedure?: string;
                /** @description A division within your scope; everything you may see when left out. */
                division?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DrawSummaryView"][];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Supervision.listRelations": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                /** @description A division within your scope; everything you may see when left out. */
                division?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisteredHouseholdPage"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Filings.list": {
        parameters: {
            query: {
                after?: string;
                limit?: number;
                /** @description Six-digit code of the county. */
                county: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilingPage"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Audit.history": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                county: string;
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryPage"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Audit.at": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                caseId: string;
                seq: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAtView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Audit.replay": {
        parameters: {
            query?: {
                /** @description The event after which the page begins. */
                after?: number;
                limit?: number;
            };
            header?: never;
            path: {
                county: string;
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Audit.verify": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseVerdictView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Audit.export": {
        parameters: {
            query?: {
                /** @description Why the history is taken away; kept with your name. */
                reason?: string;
            };
            header?: never;
            path: {
                county: string;
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "AuditSearch.cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuditSearchBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundCasePage"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "AuditSearch.events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuditSearchBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundEventPage"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "AuditSearch.export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuditExportBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "AuditSearch.read": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                /** @description User name of the reader. */
                reader?: string;
                caseId?: string;
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonalReadingPage"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "AuditFile.verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileVerdictView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Progress.progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProgressBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgressView"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Ratings.give": {
        parameters: {
            query?: never;
            header: {
                /** @description Chosen by the client, 8 to 200 visible ASCII characters. Repeated with the same content it gives the first answer again. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RatingBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingGiven"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Ratings.list": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                /** @description Code of a division, with everything below it; your whole scope when left out. */
                division?: string;
                procedure?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingsPage"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
