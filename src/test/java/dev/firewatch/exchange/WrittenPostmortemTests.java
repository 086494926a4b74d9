package dev.firewatch.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.ComputedAnswers;
import dev.firewatch.casefile.Imported;
import dev.firewatch.casefile.Imported.Passage;
import dev.firewatch.exchange.ReadReview.PlacedLine;
import dev.firewatch.exchange.ReadReview.UnplacedLine;
import dev.firewatch.exchange.ReviewImport.ReviewFormat;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import dev.firewatch.policy.InvalidConfiguration;
import dev.firewatch.policy.Severity;
import dev.firewatch.postmortem.Cause;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.FixStatus;
import dev.firewatch.remediation.Owner;
import dev.firewatch.timeline.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/** Postmortems of ten shapes, as people write them, and what lands where. */
class WrittenPostmortemTests {

	private static final Path FOLDER = Path.of("src/test/resources/postmortems");

	@Test
	void readsOneInTheMannerOfSre() {
		ReadReview read = read("sre.md");
		Casefile file = read.file();

		assertThat(file.incident().title()).isEqualTo("Shakespeare Sonnet++ Postmortem (incident #465)");
		assertThat(file.incident().severity()).isEqualTo(Severity.SEV1);
		assertThat(answer(file, "summary-text")).startsWith("Search was down for 66 minutes");
		assertThat(answer(file, "impact-details")).startsWith("Estimated 1.21B queries");
		assertThat(answer(file, "root-cause")).startsWith("Cascading failure");
		assertThat(file.causes().all()).extracting(Cause::text)
			.containsExactly("Latent bug triggered by sudden increase in traffic.");
		assertThat(answer(file, "immediate-mitigation")).startsWith("Directed traffic");
		assertThat(answer(file, "went-well")).contains("Rapidly distributed").doesNotContain("- ");
		assertThat(answer(file, "went-badly")).contains("We exceeded our availability");
		assertThat(read.entries()).hasSize(6);
		assertThat(read.entries().get(0).occurredAt()).isEqualTo(Instant.parse("2025-10-21T14:51:00Z"));
		assertThat(file.incident().resolvedAt()).contains(Instant.parse("2025-10-21T16:00:00Z"));
		assertThat(file.fixes()).extracting(Fix::owners)
			.containsExactly(List.of(Owner.of("jennifer")), List.of(Owner.of("martym")), List.of(Owner.of("docbrown")));
		assertThat(file.fixes()).extracting(Fix::due).containsOnlyNulls();
		assertThat(file.fixes()).extracting(Fix::status)
			.containsExactly(FixStatus.DONE, FixStatus.OPEN, FixStatus.OPEN);
		assertThat(file.fixes()).extracting(Fix::title)
			.first()
			.isEqualTo("Update playbook with instructions for responding to cascading failure (Type: mitigate)");
		assertThat(read.entries().get(2).text())
			.isEqualTo("OUTAGE BEGINS Search backends start melting down under load");
		assertThat(answer(file, "learned")).startsWith("Where we got lucky:\nMailing list of enthusiasts");
		assertThat(headless(file)).contains("jennifer, martym, agoogler", "Complete, action items in progress")
			.contains("Borgmon detected");
	}

	@Test
	void readsACorrectionOfErrors() {
		ReadReview read = read("coe.md");
		Casefile file = read.file();

		assertThat(file.id().value()).isEqualTo("COE-2025-118");
		assertThat(file.incident().title()).isEqualTo("Order confirmation mails delayed");
		assertThat(file.incident().severity()).isEqualTo(Severity.SEV2);
		assertThat(file.incident().declaredAt()).isEqualTo(Instant.parse("2025-06-03T15:12:00Z"));
		assertThat(file.incident().resolvedAt()).contains(Instant.parse("2025-06-03T18:40:00Z"));
		assertThat(read.entries()).extracting(Entry::occurredAt)
			.startsWith(Instant.parse("2025-06-03T15:12:00Z"), Instant.parse("2025-06-03T15:40:00Z"));
		assertThat(file.causes().whys()).hasSize(3);
		assertThat(file.causes().whys().get(2).root()).isTrue();
		assertThat(file.fixes()).extracting(Fix::title, Fix::owners, Fix::due, Fix::status)
			.containsExactly(
					tuple("Add a default for the setting.", List.of(Owner.of("Priya")), LocalDate.of(2025, 6, 10),
							FixStatus.DONE),
					tuple("Alarm when no worker is running.", List.of(Owner.of("Sam Lee")), LocalDate.of(2025, 7, 1),
							FixStatus.OPEN),
					tuple("Review all settings without a default", List.of(), null, FixStatus.OPEN));
		assertThat(kept(file)).containsExactly("Metrics and graphs");
	}

	@Test
	void readsAWriteUpOfAStatusPage() {
		ReadReview read = read("status.md");
		Casefile file = read.file();

		assertThat(file.incident().title()).isEqualTo("Incident with Pull Requests and Webhooks");
		assertThat(file.incident().severity()).isEqualTo(Severity.SEV1);
		assertThat(read.entries()).extracting(Entry::occurredAt)
			.startsWith(Instant.parse("2025-03-11T13:20:00Z"))
			.endsWith(Instant.parse("2025-03-11T15:05:00Z"))
			.hasSize(4);
		assertThat(answer(file, "summary-text")).startsWith("A migration held a lock");
		assertThat(answer(file, "immediate-mitigation")).startsWith("We stopped the migration");
		assertThat(answer(file, "permanent-fix")).startsWith("We will check migrations");
		assertThat(file.fixes()).isEmpty();
	}

	@Test
	void readsTablesOfAWiki() {
		ReadReview read = read("confluence.md");
		Casefile file = read.file();

		assertThat(file.id().value()).isEqualTo("PAY-77");
		assertThat(file.incident().title()).isEqualTo("Payments declined in the EU");
		assertThat(file.incident().severity()).isEqualTo(Severity.SEV1);
		assertThat(file.incident().holder("commander")).contains(new PersonId("alice"));
		assertThat(answer(file, "summary-text")).isEqualTo("One in three card payments was declined.");
		assertThat(read.entries()).extracting(Entry::occurredAt)
			.startsWith(Instant.parse("2025-05-14T09:02:00Z"))
			.hasSize(4);
		assertThat(file.causes().all()).extracting(Cause::text)
			.containsExactly("The canary had no traffic from the EU", "Nobody owned the gateway's dashboard");
		assertThat(file.fixes()).extracting(Fix::title, Fix::owners, Fix::due, Fix::status)
			.containsExactly(
					tuple("Send EU traffic to the canary (Priority: High)", List.of(Owner.of(new PersonId("bob"))),
							LocalDate.of(2025, 5, 30), FixStatus.DONE),
					tuple("Give the dashboard an owner (Priority: Low)", List.of(), null, FixStatus.OPEN),
					tuple("Move to another gateway (Priority: Low)", List.of(Owner.of("Carol")),
							LocalDate.of(2025, 6, 15), FixStatus.DROPPED));
		assertThat(headless(file)).endsWith("Services: payments, ledger").doesNotContain("|", "Value");
		assertThat(computed(read, "participants")).contains("ALICE, BOB");
		assertThat(computed(read, "numbers")).hasValueSatisfying(said -> assertThat(said).contains("2 people"));
		assertThat(computed(read, "engaged-at")).as("the text doesn't say when").isEmpty();
		assertThat(computed(read, "time-to-respond")).isEmpty();
	}

	/** Whoever brought the text here wasn't in the incident. */
	private static Optional<String> computed(ReadReview read, String source) {
		return new ComputedAnswers(read.file(), read.entries(), person -> person.value().toUpperCase(Locale.ROOT),
				ZoneOffset.UTC)
			.value(source);
	}

	@Test
	void readsAPlainMail() {
		ReadReview read = read("mail.txt");
		Casefile file = read.file();

		assertThat(file.incident().title()).isEqualTo("Nightly backup failed");
		assertThat(answer(file, "summary-text")).startsWith("The nightly backup failed");
		assertThat(answer(file, "impact-details")).contains("A restore would have lost two days.");
		assertThat(answer(file, "root-cause")).isEqualTo("The disk of the backup host was full.");
		assertThat(file.causes().ruledOut()).hasSize(1);
		assertThat(read.entries()).extracting(Entry::occurredAt)
			.containsExactly(Instant.parse("2025-08-13T01:00:00Z"), Instant.parse("2025-08-14T01:00:00Z"),
					Instant.parse("2025-08-14T08:30:00Z"), Instant.parse("2025-08-14T09:15:00Z"));
		assertThat(file.fixes()).extracting(Fix::title, Fix::owners, Fix::due)
			.containsExactly(tuple("Alert on a failed backup", List.of(Owner.of("Dana")), LocalDate.of(2025, 8, 21)),
					tuple("Move the logs to another disk", List.of(Owner.of(new PersonId("bob"))), null),
					tuple("Test a restore every month", List.of(), null));
		assertThat(read.assumed()).anyMatch(sentence -> sentence.contains("no severity"));
	}

	@Test
	void readsAnExportOfAnotherTool() {
		ReadReview read = read("incident-io.md");
		Casefile file = read.file();

		assertThat(file.incident().title()).isEqualTo("[INC-412] Dashboard shows stale data");
		assertThat(file.incident().severity()).isEqualTo(Severity.SEV3);
		assertThat(file.incident().holder("commander")).contains(new PersonId("bob"));
		assertThat(file.incident().resolvedAt()).contains(Instant.parse("2025-09-02T12:00:00Z"));
		assertThat(answer(file, "summary-text")).contains("yesterday's figures", "Who noticed:\nTwo customers");
		assertThat(read.entries()).hasSize(3);
		assertThat(answer(file, "learned")).isEqualTo("Disabled jobs are invisible");
		assertThat(file.fixes()).extracting(Fix::title, Fix::owners, Fix::due, Fix::status)
			.containsExactly(
					tuple("Show disabled jobs on the overview", List.of(Owner.of(new PersonId("alice"))),
							LocalDate.of(2025, 10, 1), FixStatus.OPEN),
					tuple("Enable the job", List.of(Owner.of(new PersonId("bob"))), null, FixStatus.DONE));
		assertThat(headless(file)).contains("1h 45m", "#inc-412-dashboard");
	}

	@Test
	void readsGermanHeadingsAndDates() {
		ReadReview read = read("german.md");
		Casefile file = read.file();

		assertThat(file.incident().title()).isEqualTo("Anmeldung nicht möglich");
		assertThat(file.incident().severity()).isEqualTo(Severity.SEV1);
		assertThat(read.entries()).extracting(Entry::occurredAt, Entry::text)
			.containsExactly(tuple(Instant.parse("2025-03-14T08:05:00Z"), "Das Zertifikat läuft ab"),
					tuple(Instant.parse("2025-03-14T08:11:00Z"), "Erste Meldung beim Support"),
					tuple(Instant.parse("2025-03-14T08:47:00Z"), "Neues Zertifikat ausgerollt"));
		assertThat(answer(file, "impact-details")).startsWith("Rund 2.300 Personen");
		assertThat(answer(file, "root-cause")).startsWith("Das Zertifikat wurde von Hand");
		assertThat(file.fixes()).extracting(Fix::owners, Fix::due, Fix::status)
			.containsExactly(tuple(List.of(Owner.of("Jonas Weber")), LocalDate.of(2025, 4, 30), FixStatus.OPEN),
					tuple(List.of(Owner.of("Mia")), LocalDate.of(2025, 3, 17), FixStatus.DONE));
		assertThat(headless(file)).contains("Jonas Weber");
	}

	@Test
	void readsBoldHeadings() {
		Casefile file = read("bold.md").file();

		assertThat(file.incident().title()).isEqualTo("Cache stampede on the product pages");
		assertThat(file.incident().declaredAt()).isEqualTo(Instant.parse("2025-11-27T00:00:00Z"));
		assertThat(answer(file, "summary-text")).startsWith("The cache was flushed");
		assertThat(file.causes().all()).hasSize(2);
		assertThat(answer(file, "went-badly")).isEqualTo("The flush needs no second person");
		assertThat(file.fixes()).extracting(Fix::title, Fix::owners, Fix::due)
			.containsExactly(tuple("Flush region by region", List.of(Owner.of("Ken")), LocalDate.of(2025, 12, 5)),
					tuple("Build each page once", List.of(), null));
	}

	@Test
	void readsUnderlinedHeadingsAndLeavesCodeAlone() {
		ReadReview read = read("narrative.md");
		Casefile file = read.file();

		assertThat(file.incident().title()).isEqualTo("the day the DNS went away");
		assertThat(answer(file, "summary-text")).isEqualTo("Our zone was removed by the registrar for an hour.");
		assertThat(read.entries()).hasSize(3);
		assertThat(answer(file, "permanent-fix")).startsWith("We keep a list");
		assertThat(file.imported().orElseThrow().rest())
			.anySatisfy(passage -> assertThat(passage.text()).contains("# dig example.com"));
	}

	@Test
	void keepsWhatHasNoHeadingAtAll() {
		ReadReview read = read("minimal.md");
		Casefile file = read.file();

		assertThat(file.incident().title()).isEqualTo("Build queue stuck");
		assertThat(file.incident().declaredAt()).isEqualTo(Instant.parse("2025-04-08T00:00:00Z"));
		assertThat(headless(file)).contains("had lost its lease");
		assertThat(read.unplaced()).extracting(UnplacedLine::line).containsExactly(3, 5);
		assertThat(answer(file, "permanent-fix")).isEqualTo("think about a watchdog.");
		assertThat(read.placed()).contains(new PlacedLine(1, "title"));
	}

	static Stream<String> shapes() throws IOException {
		try (Stream<Path> files = Files.list(FOLDER)) {
			return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
		}
	}

	/**
	 * Whatever somebody wrote can be read afterwards, in its place or under its own
	 * heading.
	 */
	@ParameterizedTest
	@MethodSource("shapes")
	void losesNoWord(String name) {
		ReadReview read = read(name);
		String document = MarkdownExport.write(Reviews.dossier(read)).replaceAll("[\\\\*_#|`]", "");

		Stream.of(text(name).replaceAll("[*_#|`]", "").split("[^\\p{L}]+"))
			.filter(word -> word.length() > 4)
			.filter(word -> !WORDS_OF_STRUCTURE.contains(word.toLowerCase(Locale.ROOT)))
			.forEach(word -> assertThat(document).containsIgnoringCase(word));
	}

	/**
	 * Headings, keys and columns that became a place, and states that became a status.
	 */
	private static final List<String> WORDS_OF_STRUCTURE = List.of("value", "field", "postmortem", "mortem",
			"executive", "contributing", "contributors", "factors", "customer", "assignee", "commander", "incident",
			"sequence", "events", "overview", "prevention", "timeline", "action", "items", "could", "better", "lessons",
			"learned", "learnings", "follow", "title", "times", "start", "detection", "trigger", "happened", "severity",
			"störungsbericht", "schweregrad", "zusammenfassung", "auswirkungen", "zeitverlauf", "zeiten", "ursache",
			"maßnahmen", "maßnahme", "verantwortlich", "fällig", "datum", "offen", "erledigt", "owner", "doing",
			"about", "fixed", "march", "märz", "major", "minor", "sequence", "steps", "impact", "summary", "resolution",
			"supporting", "information", "august", "facts", "reported", "resolved", "which", "wrong", "subject",
			"causes");

	@Test
	void comesBackFromItsExportsTheSame() {
		ReadReview first = read("coe.md");
		Dossier dossier = Reviews.dossier(first);

		ReadReview yaml = Reviews.read(YamlExport.write(dossier));
		ReadReview json = reader().read(ReviewFormat.JSON, Reviews.json(JsonExport.postmortem(dossier)), arrival());

		assertThat(MarkdownExport.write(Reviews.dossier(yaml))).isEqualTo(MarkdownExport.write(dossier));
		assertThat(MarkdownExport.write(Reviews.dossier(json))).isEqualTo(MarkdownExport.write(dossier));
	}

	@Test
	void saysOfNoPartThatIsThereThatItWasNotInTheFile() {
		String document = MarkdownExport.write(Reviews.dossier(read("coe.md")));

		assertThat(document).doesNotContain("## Timeline and detection\n\n> Skipped");
		assertThat(document).contains("## What did not cause it\n\n> Skipped");
	}

	@Test
	void refusesATextWithoutAnyDate() {
		assertThatExceptionOfType(InvalidConfiguration.class)
			.isThrownBy(() -> reader().read(ReviewFormat.MARKDOWN, "# Search was down\n\nIt was bad.\n", arrival()))
			.withMessageContaining("no date");
	}

	private static String headless(Casefile file) {
		return file.imported()
			.stream()
			.flatMap(how -> how.rest().stream())
			.filter(passage -> passage.heading() == null || ReviewHeading.of(passage.heading()).isEmpty())
			.map(Passage::text)
			.reduce("", (one, other) -> one + "\n" + other);
	}

	private static List<String> kept(Casefile file) {
		return file.imported()
			.map(Imported::rest)
			.orElse(List.of())
			.stream()
			.flatMap(passage -> Stream.ofNullable(passage.heading()))
			.toList();
	}

	private static String answer(Casefile file, String question) {
		return file.postmortem().orElseThrow().answers().getOrDefault(question, "");
	}

	private static ReadReview read(String name) {
		return reader().read(ReviewFormat.MARKDOWN, text(name), arrival());
	}

	private static ReviewImport reader() {
		return new ReviewImport(Reviews.TEMPLATES, Reviews.POLICY);
	}

	private static YamlImport.Arrival arrival() {
		return new YamlImport.Arrival(Reviews.IMPORTER, Reviews.NOW, "import/test", Platform.LOCAL,
				() -> IncidentId.of(2026, 7),
				name -> Optional.of(name.replaceFirst("^@", "").toLowerCase(Locale.ROOT))
					.filter(handle -> List.of("alice", "bob").contains(handle))
					.map(PersonId::new));
	}

	private static String text(String name) {
		try {
			return Files.readString(FOLDER.resolve(name));
		}
		catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
	}

}
