package dev.firewatch.workflow.incidents;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.casefile.Imported;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Caller;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.Submission;
import dev.firewatch.incident.Kind;
import dev.firewatch.people.Person;
import dev.firewatch.people.Platform;
import dev.firewatch.policy.Severity;
import dev.firewatch.workflow.kernel.HomePlatform;
import org.jspecify.annotations.Nullable;

/** Declares incidents from outside chat, as if somebody had filled in the form. */
public class DeclareFromOutside {

	private static final Person API = new Person(Imported.PROGRAM, "API", "api", ZoneOffset.UTC, List.of());

	private final CommandRouter router;

	private final Casefiles casefiles;

	private final HomePlatform home;

	private final Clock clock;

	/**
	 * @param home the platform on which the incident gets its room
	 */
	public DeclareFromOutside(CommandRouter router, Casefiles casefiles, HomePlatform home, Clock clock) {
		this.router = router;
		this.casefiles = casefiles;
		this.home = home;
		this.clock = clock;
	}

	/** The platform on which an incident from outside gets its room. */
	public Platform home() {
		return home.get();
	}

	/**
	 * Declares the incident, once for each key.
	 * @return empty if it could not be confirmed that it was saved
	 */
	public Optional<Casefile> declare(String title, @Nullable Severity severity, @Nullable Kind kind, String key) {
		Map<String, List<String>> values = new LinkedHashMap<>();
		values.put("title", List.of(title));
		if (severity != null) {
			values.put("severity", List.of(severity.name()));
		}
		if (kind != null) {
			values.put("kind", List.of(kind.key()));
		}
		String origin = "api/" + key;
		router.submit(new Submission(new Action("new", null, ""), values, List.of(),
				new Caller(API, new RoomRef(home.get(), "api"), null), origin, clock.instant()));
		return casefiles.declaredBy(origin);
	}

}
