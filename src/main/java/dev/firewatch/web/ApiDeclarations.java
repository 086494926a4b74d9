package dev.firewatch.web;

import dev.firewatch.CleanText;
import dev.firewatch.casefile.Casefile;
import dev.firewatch.incident.Incident;
import dev.firewatch.incident.Kind;
import dev.firewatch.policy.Severity;
import dev.firewatch.workflow.incidents.DeclareFromOutside;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Declares incidents that come in by the API, or says what is wrong with them. */
class ApiDeclarations {

	private final DeclareFromOutside declare;

	ApiDeclarations(DeclareFromOutside declare) {
		this.declare = declare;
	}

	Casefile declare(IncidentApi.NewIncident wanted, String key) {
		if (wanted.title() == null || CleanText.of(wanted.title()).isBlank()) {
			throw bad("title is missing: say what is wrong.");
		}
		if (Boolean.TRUE.equals(wanted.hidden())) {
			throw bad("private is not possible here: a private incident is seen by its members only, and the token"
					+ " names no person. Declare it in chat with `new private <title>`.");
		}
		if (wanted.title().strip().length() > Incident.LONGEST_TITLE) {
			throw bad("title is longer than " + Incident.LONGEST_TITLE + " characters. Shorten it, and note the rest.");
		}
		return declare.declare(wanted.title(), severity(wanted.severity()), kind(wanted.kind()), key)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE,
					"I could not confirm that this was saved. Send it again with the same Idempotency-Key."));
	}

	private static @Nullable Severity severity(@Nullable String given) {
		if (given == null) {
			return null;
		}
		return Severity.parse(given)
			.orElseThrow(() -> bad("There is no severity " + given + ". Use SEV0, SEV1, SEV2 or SEV3."));
	}

	private static @Nullable Kind kind(@Nullable String given) {
		if (given == null) {
			return null;
		}
		return Kind.parse(given)
			.orElseThrow(() -> bad("There is no kind " + given + ". Use incident, near-miss, external or drill."));
	}

	private static ResponseStatusException bad(String sentence) {
		return new ResponseStatusException(HttpStatus.BAD_REQUEST, sentence);
	}

}
