package dev.firewatch.workflow;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Reply;
import dev.firewatch.mongo.QueryShapes;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import dev.firewatch.testing.OrganisationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import static org.assertj.core.api.Assertions.assertThat;

/** Notices that are due within some time are counted, owed and answered. */
@OrganisationTest
class DeadlineScenarioTests {

	private static final ZonedDateTime MONDAY = ZonedDateTime.of(2098, 2, 3, 10, 0, 0, 0, ZoneId.of("UTC"));

	@Autowired
	Incidents incidents;

	@Autowired
	FakeChat chat;

	@Autowired
	Casefiles casefiles;

	@LocalServerPort
	int port;

	@BeforeEach
	void monday() {
		incidents.forgetAll();
		incidents.at(MONDAY);
	}

	private String page(String who) throws Exception {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/deadlines"))
				.header("Cookie", "firewatch-person=" + who)
				.build(), HttpResponse.BodyHandlers.ofString())
			.body();
	}

	private String deadlines(String who) {
		return FakeChat.text(incidents.say(who, "deadlines"));
	}

	@Test
	void theTimeCountsFromWhenSomebodyWasAware() throws Exception {
		String id = incidents.open("a mailbox was read");
		incidents.say("alice", id, "role compliance @frank");
		assertThat(deadlines("frank")).contains("No notice or date is due");
		incidents.at(MONDAY.plusHours(33));
		assertThat(incidents.told("alice", id, "aware 2098-02-03 12:00")).contains("72 h notice: 40 h left",
				"[It was sent] [Not needed]");
		assertThat(incidents.told("alice", id, "aware 2098-02-03 09:00")).contains("72 h notice: 37 h left");
		incidents.settle();
		assertThat(deadlines("bob")).contains("1 deadline", "72 h notice: 37 h left", id);
		assertThat(page("bob")).contains("72 h notice: 37 h left", id, "Thu 6 Feb 2098 09:00 UTC");
		assertThat(incidents.told("frank", id, "todo")).contains("72 h notice");
		incidents.say("alice", id, "resolve");
		incidents.settle();
		assertThat(incidents.told("alice", id, "left")).contains("72 h notice, due", "@Frank", "[It was sent]");

		assertThat(incidents.told("bob", id, "deadlines sent authority file 7")).contains("Only the commander");
		Reply.Ask form = (Reply.Ask) incidents.say("frank", id, "deadlines sent authority");
		assertThat(chat
			.submit(chat.person("frank"), incidents.room(id), form.form().action(), Map.of("words", List.of("")),
					incidents.clock().instant())
			.problems()).containsKey("words");
		assertThat(FakeChat.text(chat.submit(chat.person("frank"), incidents.room(id), form.form().action(),
				Map.of("words", List.of("https://authority.example/7")), incidents.clock().instant())))
			.contains("the 72 h notice was sent: https://authority.example/7");
		incidents.settle();
		assertThat(deadlines("bob")).contains("No notice or date is due");
		assertThat(page("bob")).doesNotContain(id).contains("No notice is due");
		assertThat(incidents.told("alice", id, "left")).doesNotContain("72 h notice");
		assertThat(incidents.told("alice", id, "timeline")).contains("Aware since", "72 h notice sent");
	}

	@Test
	void aNoticeWithConditionsStartsByItselfAndIsLateInTime() {
		String id = incidents.open("data loss in the ledger");
		assertThat(deadlines("alice")).contains("Report to the bank: 3 h left", id).doesNotContain("72 h notice");
		incidents.at(MONDAY.plusDays(1));
		incidents.settle();
		assertThat(deadlines("alice")).contains("Report to the bank: 20 h late");
		incidents.at(MONDAY.plusDays(2));
		incidents.settle();
		assertThat(incidents.toldDirectly("alice")).last().asString().contains("Report to the bank");
		assertThat(incidents.told("alice", id, "deadlines not-needed bank no account was touched"))
			.contains("isn't needed: no account was touched");
		assertThat(incidents.told("alice", id, "deadlines sent bank x")).contains("No notice is due");
	}

	/** On a Saturday night, too: the time doesn't wait. */
	@Test
	void whoeverOwesItIsRemindedByTheHour() {
		ZonedDateTime thursday = MONDAY.plusWeeks(10).plusDays(3).withHour(20);
		incidents.at(thursday);
		String id = incidents.open("letters went astray");
		incidents.say("alice", id, "role compliance @frank");
		incidents.say("alice", id, "aware -1m");
		incidents.settle();
		int frank = incidents.toldDirectly("frank").size();
		incidents.at(thursday.plusHours(47));
		incidents.settle();
		List<String> friday = incidents.toldDirectly("frank");
		assertThat(friday.subList(frank, friday.size())).noneMatch(text -> text.contains("72 h notice: "));
		for (int left : List.of(24, 6, 1)) {
			incidents.at(thursday.plusHours(72 - left));
			incidents.settle();
			incidents.settle();
			assertThat(incidents.toldDirectly("frank")).last()
				.asString()
				.contains("72 h notice: " + (left == 1 ? "59 min" : left - 1 + " h") + " left", id,
						"[It was sent] [Not needed]", "at any hour");
		}
		int said = incidents.toldDirectly("frank").size();
		incidents.at(thursday.plusHours(73));
		incidents.settle();
		assertThat(incidents.toldDirectly("frank")).hasSize(said + 1)
			.last()
			.asString()
			.contains("72 h notice: 1 h late");
		incidents.say("frank", id, "deadlines sent authority file 9");
		incidents.at(thursday.plusHours(74));
		incidents.settle();
		assertThat(incidents.toldDirectly("frank")).hasSize(said + 1);
	}

	/** Whatever is due is found, however many incidents were declared since. */
	@Test
	void anOldDeadlineIsFoundAmongManyIncidents() {
		incidents.at(MONDAY.plusWeeks(20));
		String id = incidents.open("data loss long ago");
		incidents.say("alice", id, "deadlines not-needed bank nothing was touched");
		incidents.say("alice", id, "aware -1m");
		assertThat(casefiles.due(CasefileSearch.open(), 1)).singleElement().satisfies(found -> {
			assertThat(found.id().value()).isEqualTo(id);
			assertThat(found.due()).singleElement()
				.satisfies(deadline -> assertThat(deadline.what()).isEqualTo("72 h notice"));
		});
		String sooner = incidents.open("data loss today");
		assertThat(casefiles.due(CasefileSearch.open(), 1)).extracting(found -> found.id().value())
			.containsExactly(sooner);
		incidents.say("alice", sooner, "cancel R3 a false alarm");
		assertThat(casefiles.due(CasefileSearch.open(), 9)).extracting(found -> found.id().value()).containsExactly(id);
	}

	/** As the last version wrote it: without what lists read of deadlines. */
	@Test
	void whatTheLastVersionWroteIsFilledInByTheSweep() {
		incidents.at(MONDAY.plusWeeks(21));
		String id = incidents.open("data loss before the update");
		incidents.settle();
		QueryShapes.ignoring(() -> incidents.mongo()
			.updateFirst(Query.query(Criteria.where("_id").is(id)), new Update().unset("deadlines").unset("deadlineAt"),
					"casefiles"));
		assertThat(casefiles.due(CasefileSearch.open(), 9)).isEmpty();
		assertThat(incidents.file(id).aftermath().remindedOf("bank", MONDAY.toInstant())).isEmpty();
		casefiles.writeDownLedgers();
		incidents.settle();
		assertThat(casefiles.due(CasefileSearch.open(), 9)).extracting(found -> found.id().value()).containsExactly(id);
	}

	@Test
	void ofPrivateOnesOthersSeeNothing() throws Exception {
		String id = incidents.declare("alice", "private data loss among salaries");
		incidents.settle();
		assertThat(deadlines("alice")).contains(id);
		assertThat(deadlines("erin")).doesNotContain(id, "salaries").contains("No notice or date is due");
		assertThat(page("alice")).contains(id);
		assertThat(page("erin")).doesNotContain(id, "salaries");
		assertThat(page("")).doesNotContain(id, "salaries");
	}

	@Test
	void whatPeopleTypeAtNightMayBeANote() {
		String id = incidents.open("slow mail");
		assertThat(incidents.told("bob", id, "aware of the slow mail")).contains("[Add as a note]",
				"aware of the slow mail");
		assertThat(incidents.told("bob", id, "deadlines are close")).contains("[Add as a note]", "deadlines are close");
		assertThat(incidents.told("bob", id, "aware 2098-02-09 10:00")).contains("Your text is kept");
		assertThat(incidents.say("bob", id, "aware").asked()).isPresent();
	}

	@Test
	void aRetentionDateStandsThereAndHoldsUpNothing() throws Exception {
		String id = incidents.open("decisions were logged");
		incidents.say("alice", id, "role compliance @frank");
		incidents.say("alice", id, "mitigated");
		incidents.say("alice", id, "runbook start data-cleanup");
		for (int item : List.of(1, 8, 15, 22)) {
			incidents.say("alice", id, "reading RB1." + item + " no");
		}
		assertThat(incidents.told("alice", id, "advance RB1")).contains("Keep, archive");
		incidents.say("alice", id, "done RB1.24 RB1.25 RB1.26");
		incidents.say("alice", id, "reading RB1.27 2098-02-05");
		incidents.say("alice", id, "reading RB1.28 2105-01-31");
		incidents.say("alice", id, "reading RB1.29 nothing was deleted");
		assertThat(incidents.told("alice", id, "advance RB1")).contains("RB1 Data cleanup is done");
		incidents.say("alice", id, "cancel R3 a false alarm after all");
		incidents.settle();
		assertThat(deadlines("frank")).contains("2 deadlines", "to cold storage: 61 h left", "Delete what was kept",
				"[It happened]");
		assertThat(page("frank")).contains("Delete what was kept for forensics");
		// As the last version wrote it of an incident that has ended.
		QueryShapes.ignoring(() -> incidents.mongo()
			.updateFirst(Query.query(Criteria.where("_id").is(id)),
					new Update().unset("deadlines").unset("deadlineAt").set("dated", List.of()), "casefiles"));
		assertThat(deadlines("frank")).contains("No notice or date is due");
		casefiles.writeDownLedgers();
		incidents.settle();
		assertThat(deadlines("frank")).contains("2 deadlines");
		assertThat(incidents.told("bob", id, "deadlines met RB1.27 on tape 7")).contains("Only the commander");
		assertThat(incidents.told("frank", id, "deadlines met RB1.26 x")).contains("Nothing is due by a day of RB1.26");
		assertThat(incidents.told("frank", id, "deadlines met RB1.27 on tape 7"))
			.contains("RB1.27, by its day: on tape 7");
		assertThat(deadlines("frank")).contains("1 deadline", "Delete what was kept").doesNotContain("cold storage");
		assertThat(incidents.told("frank", id, "runbook RB1")).contains("Data cleanup · done").doesNotContain("tape 7");
	}

}
