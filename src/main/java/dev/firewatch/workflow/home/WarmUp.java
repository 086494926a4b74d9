package dev.firewatch.workflow.home;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Obligations;
import dev.firewatch.chat.Caller;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.Verb;
import dev.firewatch.delivery.Commit;
import dev.firewatch.incident.Incident;
import dev.firewatch.incident.Incident.Declaration;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.incident.Kind;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import dev.firewatch.policy.Policy;
import dev.firewatch.workflow.kernel.Moments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/**
 * Goes the way of a command once before the instance says that it is ready: the first
 * real one has no more time than any other. Nothing is stored, and nobody is told.
 */
class WarmUp implements ApplicationRunner {

	private static final Logger log = LoggerFactory.getLogger(WarmUp.class);

	/** No incident is ever numbered like this. */
	private static final IncidentId NONE = new IncidentId("INC-0000-0000");

	private static final Person NOBODY = new Person(new PersonId("warm-up"), "Nobody", "warm-up", ZoneOffset.UTC,
			List.of());

	private static final List<String> READING = List.of("help", "list", "todo");

	private final List<Verb> verbs;

	private final Commit commit;

	private final Policy policy;

	private final Obligations obligations;

	private final Clock clock;

	WarmUp(List<Verb> verbs, Commit commit, Policy policy, Obligations obligations, Clock clock) {
		this.verbs = verbs;
		this.commit = commit;
		this.policy = policy;
		this.obligations = obligations;
		this.clock = clock;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		try {
			Instant now = clock.instant();
			READING.forEach(verb -> act(new Command(verb, null, "", List.of(), caller(), "warm-up", now)));
			Command note = new Command("note", NONE.value(), "14:05 warming up", List.of(), caller(), "warm-up", now);
			Moments.leading(note.argument(), note, policy);
			act(note);
			write(now);
		}
		catch (RuntimeException fault) {
			// The database may be away; readiness says so as long as it is.
			log.warn("The instance starts cold: {}", fault.getClass().getSimpleName());
		}
	}

	private void act(Command command) {
		verbs.stream().filter(verb -> verb.info().named(command.verb())).forEach(verb -> verb.act(command));
	}

	/** Changes an incident that isn't there, which changes nothing. */
	private void write(Instant now) {
		Casefile file = Casefile.opened(NONE, "warm-up",
				Incident.declared(
						new Declaration("warming up", Kind.DRILL, true, Platform.LOCAL, NOBODY.id(), now, null),
						List.of(), policy.defaultSeverity()));
		file.settle(obligations);
		commit.update(file, "warm-up", List.of());
	}

	private static Caller caller() {
		return new Caller(NOBODY, new RoomRef(Platform.LOCAL, "warm-up"), null);
	}

}
