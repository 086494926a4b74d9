package dev.firewatch.policy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

class ConfigFilesTests {

	@TempDir
	Path directory;

	@Test
	void usesTheBundledFilesWhereThereIsNoDirectory() {
		ConfigFiles files = new ConfigFiles(this.directory.resolve("none"));

		Policy policy = files.policy();

		assertThat(policy.zone()).isEqualTo(ZoneId.of("UTC"));
		assertThat(policy.hours()).isEqualTo(new WorkingHours(LocalTime.of(9, 0), LocalTime.of(17, 0),
				EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)));
		assertThat(policy.severities()).extracting(SeverityRule::severity).containsExactly(Severity.values());
		assertThat(policy.rule(Severity.SEV1).draftWithin()).isEqualTo(Duration.ofHours(48));
		assertThat(policy.roles()).extracting(RoleRule::id)
			.containsExactly("commander", "scribe", "communications", "technical-lead", "compliance", "safety-lead",
					"management");
		assertThat(policy.reminders()).isEqualTo(new ReminderRule(LocalTime.of(9, 0), List.of(3, 1), 2, 5, 3,
				List.of("commander", "team-lead", "senior", "leadership"), "", 60, 3,
				List.of("palm_tree", "face_with_thermometer"), 15, List.of("security"), 2, 10));
		assertThat(policy.fixes().checkAfter()).isEqualTo(Duration.ofDays(30));
		assertThat(policy.fixes().categories()).containsEntry("training", Duration.ofDays(14));
		assertThat(policy.postmortem().signRoles()).containsExactly("commander", "technical-lead", "safety-lead",
				"management");
		assertThat(policy.permissions().allowed(Permissions.REDACT)).containsExactlyInAnyOrder("commander", "author");
		assertThat(policy.permissions().allowed(Permissions.SEE_PRIVATE)).isEmpty();
		assertThat(policy.capture().reaction()).isEqualTo("pushpin");
		assertThat(policy.capture().word()).isEqualTo("#timeline");
		assertThat(policy.timeline().dayFirst()).isFalse();
		assertThat(policy.timeline().zoneNames()).containsEntry("BST", ZoneId.of("Europe/London"))
			.doesNotContainKey("IST");
		assertThat(files.services().services()).isNotEmpty();
	}

	@Test
	void bundlesEveryFileOfTheConfigurationDirectory() throws IOException {
		Path config = Path.of("config");
		try (Stream<Path> files = Files.walk(config).filter(Files::isRegularFile)) {
			assertThat(files).allSatisfy((file) -> assertThat(
					getClass().getResource("/defaults/" + config.relativize(file).toString().replace('\\', '/')))
				.as("%s", file)
				.isNotNull());
		}
		assertThat(new ConfigFiles(Path.of("none")).templateIds()).isEqualTo(new ConfigFiles(config).templateIds());
	}

	@Test
	void readsTheFilesOfTheConfigurationDirectory() {
		assertThat(new ConfigFiles(Path.of("config")).policy()).isEqualTo(new ConfigFiles(Path.of("none")).policy());
	}

	@Test
	void takesFromTheBundledFileWhatIsLeftOut() throws IOException {
		write("policy.yml", """
				zone: Europe/Berlin
				reminders:
				  days-before: [7]
				permissions:
				  lower: [anyone]
				senior-group: ["@carol"]
				""");

		Policy policy = new ConfigFiles(this.directory).policy();

		assertThat(policy.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
		assertThat(policy.reminders().daysBefore()).containsExactly(7);
		assertThat(policy.reminders().overdueEveryWorkingDays()).isEqualTo(2);
		assertThat(policy.permissions().allowed(Permissions.LOWER)).containsExactly("anyone");
		assertThat(policy.permissions().allowed(Permissions.PUBLISH)).contains("commander", "scribe");
		assertThat(policy.seniorGroup()).containsExactly("@carol");
		assertThat(policy.hours().from()).isEqualTo(LocalTime.of(9, 0));
	}

	@Test
	void theKeywordCanBeAnotherWordOrNone() throws IOException {
		write("policy.yml", "capture:\n  keyword: off\n");
		assertThat(new ConfigFiles(this.directory).policy().capture().word()).isEmpty();

		write("policy.yml", "capture:\n  keyword: \"!zapis\"\n");
		assertThat(new ConfigFiles(this.directory).policy().capture().word()).isEqualTo("!zapis");
	}

	@Test
	void whatComesFirstInABacklogAreFamiliesOfTheOrganisationsOwnSignals() throws IOException {
		String signals = "signals:\n  - {family: payments, phrases: [chargeback], raises-to: SEV1}\n";
		write("policy.yml", signals + "reminders:\n  backlog-first: [payments]\n");
		assertThat(new ConfigFiles(this.directory).policy().reminders().backlogFirst()).containsExactly("payments");

		write("policy.yml", signals);
		assertThat(new ConfigFiles(this.directory).policy().reminders().backlogFirst())
			.as("the default stays, though it means nothing then")
			.containsExactly("security");
	}

	@Test
	void acceptsAnEmptyFile() throws IOException {
		write("policy.yml", "# nothing but a comment\n");
		write("services.yml", "");

		assertThat(new ConfigFiles(this.directory).policy()).isEqualTo(new ConfigFiles(Path.of("none")).policy());
		assertThat(new ConfigFiles(this.directory).services().services()).isEmpty();
		assertThat(new ConfigFiles(this.directory).services().teams()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					default-severity: SEV9 | 1: default-severity "SEV9" is not known. Use one of SEV0, SEV1, SEV2, SEV3.
					zone: Europe/Berlim | 1: zone "Europe/Berlim" is not a known time zone. Did you mean Europe/Berlin?
					zone: [UTC] | 1: "zone" must be a single value. Write it like Europe/Berlin or UTC.
					zoen: UTC | 1: key "zoen" is not known here. Did you mean "zone"?
					zone: UTC~zone: UTC | 2: key "zone" appears twice. Keep one of them.
					working-hours:~  from: 9am | 2: from "9am" is not a time of day. Write it in quotes like "09:00".
					working-hours:~  days: [monday, fryday] | 2: days "fryday" is not known. Did you mean friday? Use one of monday, tuesday, wednesday, thursday, friday, saturday, sunday.
					working-hours:~  days: [] | 2: "days" names no day. Write a list such as [monday, tuesday].
					working-hours:~  from: "18:00" | 2: to "17:00" is not later than from "18:00". Hours over midnight are not supported.
					working-hours: always | 1: "working-hours" needs keys and values. Write lines like "key: value".
					reminders:~  days-before: 3 | 2: "days-before" must be a list. Write [one, two], or one item per line with a hyphen before it.
					reminders:~  escalate-after-days: soon | 2: escalate-after-days "soon" is not a whole number from 1 to 365. Use a number such as 1.
					reminders:~  escalate-to: [boss] | 2: escalate-to "boss" is not known. Use one of commander, scribe, communications, technical-lead, compliance, safety-lead, management, senior, team-lead, leadership. Or name somebody, such as "@alice".
					postmortem:~  review-after: a week | 2: review-after "a week" is not a duration. Write it like 30m, 48h or 7d.
					postmortem:~  template: standart | 2: template "standart" is not known. Use one of ai-incident, light, risk-review, standard.
					postmortem:~  sign-roles: [comander] | 2: sign-roles "comander" is not known. Did you mean commander? Use one of commander, scribe, communications, technical-lead, compliance, safety-lead, management.
					postmortem:~  questions-per-day: 6 | 2: questions-per-day "6" is not a whole number from 1 to 5. Use a number such as 1.
					fixes:~  small-team: 0 | 2: small-team "0" is not a whole number from 1 to 20. Use a number such as 1.
					fixes:~  owner-may-verify-in-small-team: maybe | 2: owner-may-verify-in-small-team "maybe" is not true or false. Use true or false.
					fixes:~  categories:~    prevention: 0h | 3: prevention "0h" is not a duration. Write it like 30m, 48h or 7d.
					permissions:~  lower: [everyone] | 2: lower "everyone" is not known. Use one of commander, scribe, communications, technical-lead, compliance, safety-lead, management, senior, anyone, author.
					permissions:~  erase: [anyone] | 2: key "erase" is not known here. Known keys: lower, approve, sign, publish, redact, close, deletion, runbook, notify, notice, evidence, see-private, risk, report, priority.
					senior-group: [carol] | 1: senior-group "carol" is not a person or a user group. Write an e-mail address, the id of an account or a user group, or in quotes and with an at sign a handle, such as "@alice".
					capture:~  keyword: on record | 2: keyword "on record" is not a single word. Write one word in quotes, such as "#timeline", or off.
					timeline:~  date-order: american | 2: date-order "american" is not known. Use one of month-first, day-first.
					timeline:~  zone-names:~    - {name: BST, zone: Europe/Londn} | 3: zone "Europe/Londn" is not a known time zone. Did you mean Europe/London?
					timeline:~  zone-names:~    - {name: BST, zone: UTC}~    - {name: BST, zone: UTC} | 4: name "BST" appears twice. Give each its own.
					roles:~  - {id: commander, title: C, aliases: [ic]}~  - {id: scribe, title: S, aliases: [IC]} | 3: alias "IC" already means commander. Give a word to one role only.
					roles:~  - {id: commander, title: C}~  - {id: senior, title: S} | 3: id "senior" has a meaning of its own. Choose another id for the role.
					roles:~  - {id: commander, title: C}~  - {id: commander, title: D} | 3: id "commander" appears twice. Give each its own.
					reason-codes:~  - {id: R1, text: No, uses: [skip, drop, downgrade]} | 1: No reason code may be used for "exception". Add "exception" to the uses of one.
					severities:~  - {severity: SEV1, meaning: Bad, draft-within: 1h, update-every: 1h} | 1: severity SEV3 is missing. Describe each of SEV0, SEV1, SEV2, SEV3 once.
					severities:~  - {severity: SEV1, meaning: Bad, draft-within: 1h, update-every: 1h}~  - {severity: SEV1, meaning: Bad, draft-within: 1h, update-every: 1h} | 3: severity "SEV1" appears twice. Describe each of SEV0, SEV1, SEV2, SEV3 once.
					postmortem:~  sign-roles: [] | 2: "sign-roles" names no role. Write a list such as [commander].
					reminders:~  days-to-act: 0 | 2: days-to-act "0" is not a whole number from 1 to 90. Use a number such as 1.
					reminders:~  backlog-first: [securty] | 2: backlog-first "securty" is not known. Use one of security, data, safety, outage.
					reminders:~  at: noon | 2: at "noon" is not a time of day. Write it in quotes like "09:00".
					permissions:~  risk: [commander] | 2: risk "commander" is not known. Use one of senior, anyone.
					risks:~  impact: [{band: 1, harm: little}] | 2: "impact" does not describe each of the bands 1 to 5. Describe each once, in order.
					risks:~  chance: [] | 2: key "chance" is not known here. Known keys: probability, impact.
					permissions:~  lower: {a: b} | 2: "lower" must be a list. Write [one, two], or one item per line with a hyphen before it.
					roles:~  - {id: ic, title: IC} | 1: The role "commander" is missing. Add "- { id: commander, title: Commander }".
					""")
	void namesFileLineValueAndRemedy(String yaml, String expected) throws IOException {
		write("policy.yml", yaml.replace('~', '\n'));

		InvalidConfiguration problem = invalid();

		assertThat(problem.getMessage().lines()).contains(this.directory.resolve("policy.yml") + ":" + expected);
	}

	@Test
	void namesTheTemplatesOfTheDirectoryAndTheBundledOnes() throws IOException {
		Files.createDirectories(this.directory.resolve("templates"));
		write("templates/mine.yml", "id: mine\n");
		write("templates/light.yml", "id: light\n");
		write("templates/notes.txt", "none\n");
		ConfigFiles files = new ConfigFiles(this.directory);

		assertThat(files.templateIds()).containsExactly("ai-incident", "light", "mine", "risk-review", "standard");
		assertThat(files.template("mine").name()).isEqualTo(this.directory.resolve("templates/mine.yml").toString());
		assertThat(files.template("standard").name()).isEqualTo("defaults/templates/standard.yml");
	}

	@Test
	void saysOfAProblemWhereItIsAndHowToMendIt() {
		ConfigProblem problem = new ConfigProblem("policy.yml", 3, "x", "This is odd.", "Change it.");

		assertThat(problem).hasToString("policy.yml:3: This is odd. Change it.");
		assertThat(problem.sentence()).isEqualTo("Line 3: This is odd. Change it.");
	}

	@Test
	void handsOnUncheckedWhateverStandsUnderAKey() {
		ConfigSection root = ConfigFile.of("some.yml", """
				list: [one, {two: 2}, ~]
				text: "~"
				empty:
				""").root();

		assertThat(root.raw("list")).isEqualTo(Arrays.asList("one", Map.of("two", "2"), null));
		assertThat(root.raw("text")).isEqualTo("~");
		assertThat(root.raw("empty")).isNull();
		assertThat(root.raw("missing")).isNull();
	}

	@Test
	void reportsAllProblemsOfAFileTogetherInTheirOrder() throws IOException {
		write("policy.yml", """
				zone: Mars
				severities:
				  - severity: SEV0
				    meaning: bad
				    draft-within: 48h
				  - severity: SEV9
				    meaning: ""
				    draft-within: later
				    update-every: 1h
				captur: {}
				""");

		assertThat(invalid().problems()).extracting(ConfigProblem::line, ConfigProblem::value)
			.contains(tuple(1, "Mars"), tuple(3, ""), tuple(6, "SEV9"), tuple(7, ""), tuple(8, "later"),
					tuple(10, "captur"));
		assertThat(invalid().problems()).extracting(ConfigProblem::line).isSorted();
	}

	@Test
	void tellsWhereTheYamlIsBroken() throws IOException {
		write("policy.yml", "zone: UTC\nreminders:\n  at: \"09:00\n");

		assertThat(invalid()).hasMessageContaining("policy.yml:4: This is not valid YAML: ");
	}

	@Test
	void refusesAFileThatIsNotText() throws IOException {
		Files.write(this.directory.resolve("policy.yml"), new byte[] { (byte) 0xff, (byte) 0xfe, 'z' });

		assertThat(invalid()).hasMessageContaining("Make it a readable UTF-8 text file.");
	}

	@Test
	void refusesAFileThatIsAListAndOneThatIsNearlyNamedRight() throws IOException {
		write("policy.yml", "- zone: UTC\n");
		assertThat(invalid()).hasMessageContaining("policy.yml:1: The file needs keys and values.");

		write("policy.yaml", "zone: UTC\n");
		assertThat(invalid()).hasMessageContaining("Call it policy.yml.");
	}

	@Test
	void doesNotFollowAYamlFileThatContainsItself() throws IOException {
		write("policy.yml", "permissions: &p\n  lower: *p\n");

		assertThat(invalid()).hasMessageContaining("policy.yml");
	}

	@Test
	void refusesAServiceOfAnUnknownTeam() throws IOException {
		write("services.yml", """
				teams:
				  - {id: payments, name: Payments, lead: alice}
				services:
				  - {id: checkout, name: Checkout, team: payment}
				  - {id: checkout, name: Till, team: payments}
				""");

		assertThatExceptionOfType(InvalidConfiguration.class)
			.isThrownBy(() -> new ConfigFiles(this.directory).services())
			.withMessageContaining("services.yml:2: lead \"alice\" is not a person")
			.withMessageContaining("services.yml:4: team \"payment\" is not known. Use one of payments.")
			.withMessageContaining("services.yml:5: id \"checkout\" appears twice.");
	}

	private InvalidConfiguration invalid() {
		return catchThrowableOfType(InvalidConfiguration.class, () -> new ConfigFiles(this.directory).policy());
	}

	private void write(String name, String yaml) throws IOException {
		Files.writeString(this.directory.resolve(name), yaml, StandardCharsets.UTF_8);
	}

	@Test
	void readsHolidaysFromListsAndCalendars() throws IOException {
		Files.writeString(this.directory.resolve("days-off.ics"), """
				BEGIN:VCALENDAR\r
				VERSION:2.0\r
				PRODID:-//example//days off//EN\r
				BEGIN:VEVENT\r
				UID:1\r
				DTSTAMP:20240101T000000Z\r
				SUMMARY:New Year\r
				DTSTART;VALUE=DATE:20240101\r
				RRULE:FREQ=YEARLY\r
				END:VEVENT\r
				BEGIN:VEVENT\r
				UID:2\r
				DTSTAMP:20240101T000000Z\r
				SUMMARY:Winter break\r
				DTSTART;VALUE=DATE:20261228\r
				DTEND;VALUE=DATE:20261231\r
				END:VEVENT\r
				BEGIN:VEVENT\r
				UID:3\r
				DTSTAMP:20240101T000000Z\r
				SUMMARY:A meeting is no day off\r
				DTSTART:20261215T090000Z\r
				DTEND:20261215T100000Z\r
				END:VEVENT\r
				END:VCALENDAR\r
				""".replace("\r\n", "\n").replace("\n", "\r\n"));
		Files.writeString(this.directory.resolve("policy.yml"), """
				working-hours:
				  holidays: ["2026-12-24", days-off.ics]
				""");

		WorkingHours hours = new ConfigFiles(this.directory).policy().hours();

		assertThat(hours.holidays()).contains(LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 28),
				LocalDate.of(2026, 12, 30), LocalDate.of(2027, 1, 1), LocalDate.of(2031, 1, 1));
		assertThat(hours.holidays()).doesNotContain(LocalDate.of(2026, 12, 31), LocalDate.of(2026, 12, 15));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "gone.ics | There is no file", "broken.ics | is not an iCalendar file",
			"christmas | is not a date or an .ics file" })
	void refusesHolidaysThatCannotBeRead(String holiday, String complaint) throws IOException {
		Files.writeString(this.directory.resolve("broken.ics"), "no calendar");
		Files.writeString(this.directory.resolve("policy.yml"),
				"working-hours:\n  holidays: [%s]\n".formatted(holiday));

		assertThatExceptionOfType(InvalidConfiguration.class).isThrownBy(() -> new ConfigFiles(this.directory).policy())
			.satisfies((invalid) -> assertThat(invalid.problems()).singleElement().satisfies((problem) -> {
				assertThat(problem.line()).isEqualTo(2);
				assertThat(problem.complaint()).contains(complaint);
			}));
	}

	@Test
	void refusesWhatIsNestedTooDeeply() {
		ConfigFile file = ConfigFile.of("deep.yml", "a: " + "[".repeat(200_000));

		assertThatExceptionOfType(InvalidConfiguration.class).isThrownBy(file::throwIfInvalid)
			.satisfies((invalid) -> assertThat(invalid.problems()).singleElement()
				.satisfies((problem) -> assertThat(problem.complaint()).contains("nested too deeply")));
	}

}
