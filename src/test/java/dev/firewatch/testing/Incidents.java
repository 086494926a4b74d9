package dev.firewatch.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;

import dev.firewatch.DomainClock;
import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.CasefileSummary;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.delivery.Deliveries;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.mongo.QueryShapes;
import dev.firewatch.workflow.followup.FollowUp;
import org.awaitility.Awaitility;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;

/**
 * Incidents to test with, lived through by the fake chat's people at moments the test
 * chooses.
 */
public record Incidents(FakeChat chat, DomainClock clock, Casefiles casefiles, RoomDirectory places,
		Deliveries deliveries, FollowUp followUp, MongoTemplate mongo) {

	/**
	 * Forgets all incidents and reminders; numbers go on, so that no id is used twice.
	 */
	public void forgetAll() {
		delivered();
		for (String collection : List.of("casefiles", "reminders", "timelines", "troubles", "questions", "backlogs",
				"risks")) {
			QueryShapes.ignoring(() -> mongo.remove(new Query(), collection));
		}
	}

	/** Sets the domain's clock. */
	public Instant at(ZonedDateTime moment) {
		clock.shiftTo(Duration.between(Instant.now(), moment.toInstant()));
		return moment.toInstant();
	}

	/**
	 * The person types the text in the lobby, now: what was said before has been
	 * delivered, as it has been by the time anybody has typed.
	 */
	public Reply say(String who, String text) {
		delivered();
		return chat.say(chat.person(who), chat.lobby(), text, clock.instant());
	}

	/**
	 * The person types the text in the incident's room, now, after all has been
	 * delivered.
	 */
	public Reply say(String who, String id, String text) {
		delivered();
		return chat.say(chat.person(who), room(id), text, clock.instant());
	}

	/** What the person is told when they type the text in the incident's room. */
	public String told(String who, String id, String text) {
		return FakeChat.text(say(who, id, text));
	}

	/** Declares with the text after the verb and returns the id. */
	public String declare(String who, String text) {
		String key = UUID.randomUUID().toString();
		chat.say(chat.person(who), chat.lobby(), "new " + text, clock.instant(), key);
		String id = casefiles.declaredBy(key).orElseThrow().id().value();
		settle();
		return id;
	}

	/**
	 * A new incident with its room open, declared by Alice who leads it; titles never
	 * look alike.
	 */
	public String open(String words) {
		String id = declare("alice", UUID.randomUUID().toString().replace("-", "") + " " + words);
		say("alice", id, "role commander");
		settle();
		return id;
	}

	/** All that lists show to whoever isn't in any of them, latest first. */
	public List<CasefileSummary> listed() {
		return QueryShapes.ignoring(() -> casefiles.search(CasefileSearch.open(), 0, 500));
	}

	public Casefile file(String id) {
		return casefiles.find(new IncidentId(id)).orElseThrow();
	}

	public RoomRef room(String id) {
		// It opens a moment after the incident was declared.
		Awaitility.await().until(() -> places.room(id).isPresent());
		return places.room(id).orElseThrow();
	}

	/** Lets time do its work and waits until everything is delivered. */
	public void settle() {
		followUp.tick();
		delivered();
	}

	private void delivered() {
		if (!deliveries.idle()) {
			Awaitility.await().until(deliveries::idle);
		}
	}

	/** What the bot has said to the person alone, as it reads now. */
	public List<String> toldDirectly(String who) {
		return chat.messagesIn(chat.direct(chat.person(who)));
	}

}
