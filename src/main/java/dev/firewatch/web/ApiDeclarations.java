package dev.firewatch.web;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Caller;
import dev.firewatch.chat.ChatPlatform;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.Submission;
import dev.firewatch.incident.Kind;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import dev.firewatch.policy.Severity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Declares what comes in by the API as if its form had been filled in. */
class ApiDeclarations {

	private static final Person API = new Person(new PersonId("api"), "API", "api", ZoneOffset.UTC, List.of());

	private final CommandRouter router;

	private final Casefiles casefiles;

	private final ObjectProvider<ChatPlatform> platforms;

	private final Clock clock;

	ApiDeclarations(CommandRouter router, Casefiles casefiles, ObjectProvider<ChatPlatform> platforms, Clock clock) {
		this.router = router;
		this.casefiles = casefiles;
		this.platforms = platforms;
		this.clock = clock;
	}

	Casefile declare(IncidentApi.NewIncident wanted, String key) {
		Map<String, List<String>> values = new LinkedHashMap<>();
		if (wanted.title() == null || wanted.title().isBlank()) {
			throw bad("title is missing: say what is wrong.");
		}
		values.put("title", List.of(wanted.title()));
		if (wanted.severity() != null) {
			if (Severity.parse(wanted.severity()).isEmpty()) {
				throw bad("There is no severity " + wanted.severity() + ". Use SEV0, SEV1, SEV2 or SEV3.");
			}
			values.put("severity", List.of(wanted.severity()));
		}
		if (wanted.kind() != null) {
			if (Kind.parse(wanted.kind()).isEmpty()) {
				throw bad("There is no kind " + wanted.kind() + ". Use incident, near-miss, external or drill.");
			}
			values.put("kind", List.of(wanted.kind()));
		}
		String origin = "api/" + key;
		Platform home = platforms.orderedStream().findFirst().map(ChatPlatform::platform).orElse(Platform.LOCAL);
		router.submit(new Submission(new Action("new", null, ""), values, List.of(),
				new Caller(API, new RoomRef(home, "api"), null), origin, clock.instant()));
		return casefiles.declaredBy(origin)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE,
					"It could not be confirmed that this was saved. Send it again with the same Idempotency-Key."));
	}

	private static ResponseStatusException bad(String sentence) {
		return new ResponseStatusException(HttpStatus.BAD_REQUEST, sentence);
	}

}
