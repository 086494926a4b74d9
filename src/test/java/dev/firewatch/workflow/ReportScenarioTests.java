package dev.firewatch.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;

import dev.firewatch.chat.RoomRef;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.Platform;
import dev.firewatch.testing.CoreTest;
import dev.firewatch.testing.FakeChat;
import dev.firewatch.testing.Incidents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** Teams get their week and leadership its month, by themselves and on demand. */
@DirtiesContext
@CoreTest
class ReportScenarioTests {

	/** A Monday, the second of a month. */
	private static final ZonedDateTime MONDAY = ZonedDateTime.of(2093, 3, 2, 8, 0, 0, 0, ZoneOffset.UTC);

	@Autowired
	Incidents incidents;

	@Autowired
	FakeChat chat;

	@Autowired
	People people;

	@DynamicPropertySource
	static void readers(DynamicPropertyRegistry registry) throws IOException {
		Path directory = Files.createTempDirectory("reports");
		Files.writeString(directory.resolve("policy.yml"), """
				senior-group: ["@frank"]
				reminders:
				  leadership-channel: "#leadership"
				reports:
				  monthly-to: [leadership, "@erin"]
				""");
		Files.writeString(directory.resolve("services.yml"), """
				teams:
				  - id: plumbing
				    name: Plumbing
				    lead: "@carol"
				    invite: []
				  - id: wiring
				    name: Wiring
				    channel: "#wiring"
				    invite: []
				services:
				  - id: sprinkler
				    name: Sprinkler
				    team: plumbing
				    phrases: []
				  - id: fusebox
				    name: Fusebox
				    team: wiring
				    phrases: []
				""");
		registry.add("firewatch.config-dir", directory::toString);
	}

	@BeforeEach
	void nothingIsLeftOfEarlierTests() {
		incidents.forgetAll();
	}

	private static ZonedDateTime week(int number) {
		return MONDAY.plusWeeks(number);
	}

	private String resolved(String title) {
		String id = incidents.declare("alice", title);
		incidents.say("alice", id, "role commander");
		assertThat(incidents.told("alice", id, "resolve over")).contains("resolved");
		incidents.settle();
		return id;
	}

	private List<String> weeks(String who) {
		return incidents.toldDirectly(who).stream().filter(text -> text.contains("the week to")).toList();
	}

	private List<String> months(String who) {
		return incidents.toldDirectly(who).stream().filter(text -> text.contains("Incidents and fixes in")).toList();
	}

	/** The reports in the channel, which hears of other things too. */
	private List<String> inChannel(String name) {
		return chat.messagesIn(new RoomRef(Platform.LOCAL, chat.namedRoom(name).id()))
			.stream()
			.filter(text -> text.contains("aren't counted"))
			.toList();
	}

	@Test
	void theTeamsLeadGetsTheWeekOnceOnMonday() {
		incidents.at(week(0).plusDays(2));
		String id = resolved("new one: sprinkler hall A leaks");
		incidents.say("alice", id, "fix Replace the valve @dave due 1d");
		incidents.say("alice", id, "fix Paint the pipe @dave due 300d");
		incidents.say("dave", id, "done F2");
		incidents.settle();
		int before = weeks("carol").size();
		int wiring = inChannel("wiring").size();

		incidents.at(week(1).plusMinutes(59));
		incidents.settle();
		assertThat(weeks("carol")).as("not before nine").hasSize(before);
		incidents.at(week(1).plusMinutes(61));
		incidents.settle();
		incidents.settle();
		assertThat(weeks("carol")).hasSize(before + 1)
			.last()
			.asString()
			.contains("Plumbing, the week to 9 Mar 2093", "none verified, 1 moved, 1 late", "Late", "Replace the valve",
					"Moved", "F2 Paint the pipe", id);
		incidents.at(week(1).plusDays(1));
		incidents.settle();
		assertThat(weeks("carol")).hasSize(before + 1);
		assertThat(inChannel("wiring")).as("nothing happened there").hasSize(wiring);
	}

	@Test
	void nobodyGetsAReportAtNight() {
		incidents.at(week(50).plusDays(2));
		resolved("new one: sprinkler hall G leaks");
		Person carol = people.find(chat.person("carol")).orElseThrow();
		people.save(new Person(carol.id(), carol.name(), carol.handle(), ZoneId.of("America/Los_Angeles"),
				carol.accounts()));
		int before = weeks("carol").size();
		try {
			incidents.at(week(51).withHour(12));
			incidents.settle();
			assertThat(weeks("carol")).as("it is four in the morning where she is").hasSize(before);
			incidents.at(week(51).withHour(18));
			incidents.settle();
			incidents.settle();
			assertThat(weeks("carol")).hasSize(before + 1);
		}
		finally {
			people.save(carol);
		}
	}

	@Test
	void aTeamWithAChannelReadsItThere() {
		incidents.at(week(10).plusDays(2));
		String id = resolved("new one: fusebox hums");
		incidents.say("alice", id, "fix Tighten the screw @dave due 1d");
		String hidden = incidents.declare("alice", "private fusebox was tampered with");
		incidents.say("alice", hidden, "fix Secret lock @dave due 1d");
		incidents.settle();
		incidents.at(week(11).plusHours(2));
		incidents.settle();

		assertThat(inChannel("wiring")).last()
			.asString()
			.contains("Wiring, the week to", "Tighten the screw", "[Done]")
			.doesNotContain("Secret", hidden);
	}

	@Test
	void leadershipGetsTheMonthWithWhatMoved() {
		ZonedDateTime march = MONDAY.plusYears(1).withMonth(3).withDayOfMonth(10);
		incidents.at(march);
		resolved("new one: sprinkler hall C drips");
		incidents.at(march.plusMonths(1));
		for (String hall : List.of("D", "E")) {
			String id = resolved("new one: sprinkler hall " + hall + " drips");
			incidents.say("alice", id, "fix Mend hall " + hall + " @dave due 3d");
		}
		incidents.declare("alice", "drill sprinkler everywhere");
		incidents.settle();
		int before = months("erin").size();
		int posted = inChannel("leadership").size();
		// The first is a Saturday: it waits for Monday, in channels as with people.
		for (int day : List.of(1, 2)) {
			incidents.at(march.plusMonths(2).withDayOfMonth(day).withHour(9).withMinute(1));
			incidents.settle();
		}
		assertThat(months("erin")).hasSize(before);
		assertThat(inChannel("leadership")).hasSize(posted);
		incidents.at(march.plusMonths(2).withDayOfMonth(3).withHour(9).withMinute(1));
		incidents.settle();

		assertThat(months("erin")).hasSize(before + 1)
			.last()
			.asString()
			.contains("Incidents and fixes in April 2094", "April brought 2 incidents", "one more than in March",
					"2 fixes were promised and none verified; 2 are open, 2 of them late; the oldest is F1 of INC-",
					"What moved since March 2094", "No review with an audit");
		assertThat(inChannel("leadership")).hasSize(posted + 1)
			.last()
			.asString()
			.contains("April brought 2 incidents")
			.contains("Incidents a month: ", "2094-03 all: 1", "2094-04 all: 2", "2094-04 late: 2");
		assertThat(chat.picturesIn(new RoomRef(Platform.LOCAL, chat.namedRoom("leadership").id())))
			.endsWith("Incidents a month", "Fixes open at the end of each month");
	}

	@Test
	void thePicturesOfTheMonthHoldNoPrivateIncidentAndNoDrill() {
		incidents.at(week(80));
		resolved("sev1 sprinkler hall H leaks");
		incidents.declare("alice", "private sev0 sprinkler hall H was cut");
		incidents.declare("alice", "drill sev0 sprinkler hall H burns");
		incidents.settle();

		String month = "2094-09";
		assertThat(told("alice", "report month " + month)).contains(month + " all: 1", month + " SEV0 and SEV1: 1");
	}

	@Test
	void anybodyReadsAReportAndThoseWhoMaySendIt() {
		incidents.at(week(30));
		String id = resolved("new one: sprinkler hall F leaks");
		incidents.say("alice", id, "fix Replace the pump @dave due 1d");
		incidents.settle();
		assertThat(told("bob", "report")).contains("Which report?", "September 2093 so far", "August 2093",
				"The week of Plumbing");

		assertThat(told("bob", "report month 2093-09"))
			.contains("Incidents and fixes in September 2093", "September brought 1 incident", "Open its page",
					"[A link for others]")
			.doesNotContain("[Send it");
		assertThat(told("bob", "report send month 2093-09")).contains("Only whoever");
		assertThat(told("frank", "report month 2093-09")).contains("[Send it to #leadership and Erin]");
		int before = months("erin").size();
		assertThat(told("frank", "report send month 2093-09")).contains("on its way to #leadership and Erin");
		incidents.settle();
		assertThat(months("erin")).hasSize(before + 1);
		int week = weeks("carol").size();
		assertThat(told("carol", "report send week plumbing")).contains("on its way to Carol");
		incidents.settle();
		assertThat(weeks("carol")).hasSize(week + 1).last().asString().contains("Replace the pump");
	}

	@Test
	void whatIsNoReportIsHandedBack() {
		incidents.at(week(40));
		String id = incidents.declare("bob", "Something else");

		assertThat(incidents.told("bob", id, "report of smoke in hall A")).contains("I don't know that report",
				"`report week plumbing`", "report of smoke in hall A", "[Add as a note] [Which reports are there?]");
		assertThat(told("bob", "report month 2093-99")).contains("I don't know that report");
		assertThat(told("bob", "report month 2199-01")).as("it is still to come").contains("I don't know that report");
	}

	@Test
	void aReportWithNothingToSayIsNamedAndOffersWhatMayHaveSome() {
		incidents.at(week(130));
		resolved("new one: sprinkler hall I leaks");

		String month = "2095-08";
		assertThat(told("bob", "report month 2095-05")).contains("May 2095", "[August 2095 so far]");
		assertThat(told("bob", "report month " + month)).contains("August brought 1 incident");
		assertThat(told("bob", "report week wiring")).contains("Wiring", "the week to 29 Aug 2095", "[Other reports]");
		assertThat(told("frank", "report send month 2095-05")).contains("May 2095", "isn't sent");
	}

	private String told(String who, String text) {
		return FakeChat.text(incidents.say(who, text));
	}

}
