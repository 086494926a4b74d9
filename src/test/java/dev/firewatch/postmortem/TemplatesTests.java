package dev.firewatch.postmortem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.firewatch.policy.ConfigFiles;
import dev.firewatch.policy.InvalidConfiguration;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.Severity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TemplatesTests {

	private static final String HEAD = """
			id: mine
			title: Mine
			version: 1.0
			sections:
			  - id: one
			    title: One
			    role: commander
			    minutes: 1
			    questions:
			""";

	private final Policy policy = new ConfigFiles(Path.of("none")).policy();

	@TempDir
	Path directory;

	@Test
	void bundlesTheStandardTemplate() {
		Template standard = standard();

		assertThat(standard.version()).isEqualTo("1.3");
		assertThat(standard.sections()).extracting(Section::id)
			.containsExactly("identification", "summary", "impact", "business", "timeline", "causes", "not-causes",
					"fixes", "audit-register", "audit-effects", "audit-response", "lessons");
		assertThat(standard.signRoles()).hasSize(4);
		assertThat(standard.question("severity")).map(Question::source).contains("severity");
		assertThat(standard.question("harm").orElseThrow().options()).containsExactly("Low", "Medium", "High",
				"Critical");
	}

	@Test
	void asksForNoMoreThanFitsOneForm() {
		assertThat(bundled()).flatExtracting(Template::sections).allSatisfy((section) -> {
			assertThat(section.asked()).as(section.id()).hasSizeBetween(1, 8);
			assertThat(section.minutes()).isLessThanOrEqualTo(5);
		});
	}

	@Test
	void showsExamplesThatAreAnswers() {
		assertThat(bundled()).flatExtracting(Template::sections)
			.flatExtracting(Section::questions)
			.filteredOn((question) -> question.example() != null)
			.allSatisfy((question) -> assertThat(question.problemWith(question.example())).isEmpty());
	}

	@Test
	void fillsInEverythingThatCanBeFilledIn() throws IOException {
		List<Template> all = new ArrayList<>(bundled());
		all.addAll(examples());

		assertThat(all).flatExtracting(Template::sections)
			.flatExtracting(Section::questions)
			.filteredOn((question) -> !question.isAsked())
			.extracting(Question::source)
			.containsAll(Question.SOURCES);
		assertThat(all).flatExtracting(Template::sections)
			.flatExtracting(Section::questions)
			.filteredOn(Question::isProposed)
			.extracting(Question::source)
			.containsAll(Question.PROPOSALS);
	}

	@Test
	void readsTheExamples() throws IOException {
		assertThat(examples()).extracting(Template::id)
			.containsExactlyInAnyOrder("reliability", "five-whys", "learning-review", "facilitated", "customer-report");
		assertThat(examples()).flatExtracting(Template::sections)
			.allSatisfy((section) -> assertThat(section.asked()).as(section.id()).hasSizeLessThanOrEqualTo(8));
	}

	private List<Template> examples() throws IOException {
		List<String> ids = new ArrayList<>();
		try (Stream<Path> files = Files.list(Path.of("src/docs/examples/templates"))) {
			for (Path example : files.toList()) {
				Files.createDirectories(this.directory.resolve("templates"));
				Files.copy(example, this.directory.resolve("templates").resolve(example.getFileName()),
						StandardCopyOption.REPLACE_EXISTING);
				ids.add(example.getFileName().toString().replace(".yml", ""));
			}
		}
		Templates read = load();
		return ids.stream().map((id) -> read.template(id).orElseThrow()).toList();
	}

	@Test
	void asksTheCommanderForAMinuteAQuestionWhereTheFileSaysNothing() throws IOException {
		write("""
				id: mine
				title: Mine
				version: 1
				sections:
				  - id: one
				    title: One
				    questions:
				      - {id: a, text: A?, type: text}
				      - {id: b, text: B?, type: table, columns: [What, Minutes], rows: [People, Money]}
				      - {id: c, text: C, type: computed, source: date}
				""");

		Section one = load().template("mine").orElseThrow().section("one").orElseThrow();

		assertThat(one.role()).isEqualTo("commander");
		assertThat(one.minutes()).isEqualTo(2);
		assertThat(one.question("b").orElseThrow().blank()).isEqualTo("People |\nMoney |");
		assertThat(one.question("a").orElseThrow().blank()).isEmpty();
	}

	@Test
	void namesAllFaultyFilesAtOnce() throws IOException {
		write("id: mine\ntitle: Mine\nversion: 1\nsections: []\n");
		Files.writeString(this.directory.resolve("templates/other.yml"), "id: other\nextends: standrd\n");
		Files.writeString(this.directory.resolve("templates/third.yml"), "id: third\nextends: mine\n");

		assertThatExceptionOfType(InvalidConfiguration.class).isThrownBy(this::load)
			.satisfies((faulty) -> assertThat(faulty.getMessage()).contains("mine.yml", "other.yml:2")
				.containsOnlyOnce("has no sections"));
	}

	@Test
	void asksFourQuestionsFourTapsAndOneSignatureOfANuisance() {
		Template light = load().template("light").orElseThrow();

		assertThat(light.sections()).flatExtracting(Section::asked)
			.extracting(Question::id)
			.containsExactly("summary-text", "root-cause", "blast-radius", "containment-option", "approval-outcome",
					"confidence", "more-fixes", "learned");
		assertThat(light.sections()).flatExtracting(Section::asked)
			.filteredOn(
					question -> question.id().matches("blast-radius|containment-option|approval-outcome|confidence"))
			.noneMatch(Question::required);
		assertThat(light.signRoles()).containsExactly("commander");
		assertThat(this.policy.postmortem().templateFor(Severity.SEV3, "incident")).isEqualTo("light");
		assertThat(this.policy.postmortem().templateFor(Severity.SEV1, "incident")).isEqualTo("standard");
		assertThat(this.policy.postmortem().templateFor(Severity.SEV3, "near-miss")).isEqualTo("risk-review");
	}

	@Test
	void extendsAnotherTemplateBySayingWhatDiffers() throws IOException {
		write("""
				id: mine
				extends: standard
				title: Mine
				version: 2
				sign-roles: [commander]
				leave-out: [business, learned-threats]
				sections:
				  - id: summary
				    minutes: 2
				    questions:
				      - {id: summary-text, text: In one sentence?, type: text, required: true}
				      - {id: weather, text: How was the weather?, type: text}
				  - id: office
				    after: summary
				    title: Office
				    role: scribe
				    minutes: 1
				    when: {severities: [SEV0], kinds: [near-miss]}
				    questions:
				      - {id: lights, text: Were the lights on?, type: yes-no}
				""");

		Template mine = load().template("mine").orElseThrow();

		assertThat(mine.sections()).extracting(Section::id)
			.containsExactly("identification", "summary", "office", "impact", "timeline", "causes", "not-causes",
					"fixes", "audit-register", "audit-effects", "audit-response", "lessons");
		assertThat(mine.section("summary").orElseThrow().questions()).extracting(Question::id)
			.containsExactly("summary-text", "blast-radius", "objectives", "impact-details", "weather");
		assertThat(mine.question("summary-text").orElseThrow().type()).isEqualTo(QuestionType.TEXT);
		assertThat(mine.question("learned-threats")).isEmpty();
		assertThat(mine.section("office").orElseThrow().when().severities()).containsExactly(Severity.SEV0);
		assertThat(mine.signRoles()).containsExactly("commander");
		assertThat(mine.quality()).isEqualTo(standard().quality());
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '"',
			textBlock = """
					extends: standrd; 2: there is no template "standrd" to extend. Did you mean standard?
					extends: mine; 2: "mine" extends this one already. Let one of them stand on its own.
					leave-out: [nothing]; 2: there is no section or question "nothing" to leave out. Name one of the template that this one extends.
					extends: standard~leave-out: [lesons]; 3: there is no section or question "lesons" to leave out. Did you mean lessons?
					extends: standard~leave-out: [severty]; 3: there is no section or question "severty" to leave out. Did you mean severity?
					sign-roles: [king]; 2: sign-roles "king" is not known.
					quality: [luck]; 2: quality "luck" is not known.
					""")
	void refusesAHeadThatCannotBe(String line, String expected) throws IOException {
		write((HEAD + "      - {id: a, text: A, type: text}\n").replace("title: Mine",
				line.replace('~', '\n') + "\ntitle: Mine"));

		assertThatExceptionOfType(InvalidConfiguration.class).isThrownBy(this::load)
			.withMessageContaining("mine.yml:" + expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', textBlock = """
			first;  a, 1, b
			second; a, b, 1
			;       a, b, 1
			""")
	void putsASectionBehindTheOneItNames(@Nullable String after, String expected) throws IOException {
		write(HEAD.replace("id: one", "id: first").replace("version: 1.0", "version: 1.0\nsign-roles: [commander]")
				+ "      - {id: a, text: A, type: text}\n" + section("second", "b", "")
				+ section("third", "'1'", after == null ? "" : ", after: " + after));

		assertThat(load().template("mine").orElseThrow().sections()).flatExtracting(Section::questions)
			.extracting(question -> ((Question) question).id())
			.containsExactly(expected.split(", "));
	}

	@Test
	void refusesASectionBehindOneThatIsNotThere() throws IOException {
		write(HEAD + "      - {id: a, text: A, type: text}\n" + section("two", "b", ", after: oen"));

		assertThatExceptionOfType(InvalidConfiguration.class).isThrownBy(this::load)
			.withMessageContaining("there is no section \"oen\" before this one. Did you mean one?");
		write(HEAD + "      - {id: a, text: A, type: text}\n" + section("two", "b", ", after: elsewhere"));
		assertThatExceptionOfType(InvalidConfiguration.class).isThrownBy(this::load)
			.withMessageContaining("there is no section \"elsewhere\" before this one. Use one of one.");
	}

	@Test
	void refusesAQuestionThatStandsInTwoSections() throws IOException {
		write("""
				id: mine
				extends: standard
				title: Mine
				version: 1.0
				sections:
				""" + section("extra", "severity", ""));

		assertThatExceptionOfType(InvalidConfiguration.class).isThrownBy(this::load)
			.withMessageContaining("mine.yml:5: question \"severity\" is in two sections. Give each its own id.");
	}

	@Test
	void refusesATemplateWithoutSections() throws IOException {
		write("id: mine\ntitle: Mine\nversion: 1.0\n");

		assertThatExceptionOfType(InvalidConfiguration.class).isThrownBy(this::load)
			.withMessageContaining("The template has no sections. List at least one under \"sections\".");
	}

	@Test
	void refusesAConditionOfASectionOnAnAnswerThatComesLater() throws IOException {
		write(HEAD + "      - {id: a, text: A, type: text}\n"
				+ section("two", "b", ", when: {answers: [{question: b, is: [x]}]}"));

		assertThatExceptionOfType(InvalidConfiguration.class).isThrownBy(this::load)
			.withMessageContaining("\"two\" depends on \"b\"");
	}

	private static String section(String id, String question, String more) {
		return "  - {id: %s, title: T, role: scribe, minutes: 1, questions: [{id: %s, text: T, type: text}]%s}\n"
			.formatted(id, question, more);
	}

	@Test
	void refusesAConditionOnAnAnswerThatNobodyCanGive() throws IOException {
		write(HEAD + """
				      - {id: script, text: A, type: yes-no}
				      - id: time
				        text: B
				        type: text
				        when: { answers: [{ question: script, is: [Ja] }] }
				      - id: other
				        text: C
				        type: text
				        when: { answers: [{ question: scripts, is: [yes] }] }
				""");

		assertThatExceptionOfType(InvalidConfiguration.class).isThrownBy(this::load)
			.withMessageContaining("mine.yml:14: \"Ja\" is not an answer to \"script\". Use one of Yes, No.")
			.withMessageContaining("mine.yml:18: \"other\" depends on \"scripts\", which is not an earlier question. "
					+ "Did you mean \"script\"?");
	}

	@Test
	void saysOfAFileThatIsNoYamlNothingElse() throws IOException {
		write(HEAD + "      - {id: a\n   text: A\n");

		assertThatExceptionOfType(InvalidConfiguration.class).isThrownBy(this::load)
			.satisfies((invalid) -> assertThat(invalid.problems()).singleElement()
				.satisfies((problem) -> assertThat(problem.complaint()).contains("not valid YAML")));
	}

	@Test
	void refusesAConditionOnAnAnswerThatNobodyIsAskedFor() throws IOException {
		write(HEAD + "      - {id: a, text: A, type: text, when: {answers: [{question: b, is: [x]}]}}\n");

		assertThatExceptionOfType(InvalidConfiguration.class).isThrownBy(this::load)
			.withMessageContaining("\"a\" depends on \"b\"");
	}

	@Test
	void readsATemplateOfTheDirectory() throws IOException {
		write(HEAD + "      - {id: a, text: A, type: text}\n");

		assertThat(load().template("mine")).hasValueSatisfying((template) -> {
			assertThat(template.version()).isEqualTo("1.0");
			assertThat(template.sections().get(0).required()).isTrue();
			assertThat(template.question("a").orElseThrow().required()).isFalse();
		});
		assertThat(load().template("standard")).as("the bundled ones are there too").isPresent();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '~',
			textBlock = """
					- {id: a, text: A, type: txt}; 10: type "txt" is not known. Did you mean text? Use one of text, long-text,
					- {id: a, text: A, type: choice}; 10: a question of type choice needs "options". Add it.
					- {id: a, text: A, type: choice, options: []}; 10: a question of type choice needs "options". Add it.
					- {id: a, text: A, type: text, options: [x]}; 10: a question of type text has no use for "options". Remove it, or change the type.
					- {id: a, text: A, type: computed}; 10: a question of type computed needs "source". Add it.
					- {id: a, text: A, type: computed, source: severty}; 10: source "severty" is not known. Did you mean severity?
					- {id: a, text: A, type: table}; 10: a question of type table needs "columns". Add it.
					- {id: a, type: text}; 10: "text" is missing. Write some words.
					- {id: a b, text: A, type: text}; 10: id "a b" is not an id. Use letters, digits and hyphens only, such as technical-lead.
					- {id: a, text: A, type: text, requird: true}; 10: key "requird" is not known here. Did you mean "required"?
					- {id: a, text: A, type: text, export: Not A Path}; 10: export "Not A Path" is not a path. Write it like detection.how_detected.
					- {id: a, text: A, type: audit, source: title}; 10: source "title" is not known. Use one of in-register,
					- {id: a, text: A, type: audit}; 10: a question of type audit needs "source". Add it.
					- {id: a, text: A, type: text, required: perhaps}; 10: required "perhaps" is not true or false. Use true or false.
					""")
	void namesFileLineValueAndRemedy(String question, String expected) throws IOException {
		write(HEAD + "      " + question + "\n");

		assertThatExceptionOfType(InvalidConfiguration.class).isThrownBy(this::load)
			.withMessageContaining("mine.yml:" + expected);
	}

	@Test
	void refusesIdsThatAreThereTwice() throws IOException {
		write(HEAD + """
				      - {id: a, text: A, type: text}
				      - {id: a, text: B, type: text}
				  - id: one
				    title: Other
				    role: king
				    minutes: 1
				""");

		assertThatExceptionOfType(InvalidConfiguration.class).isThrownBy(this::load)
			.withMessageContaining("mine.yml:11: id \"a\" appears twice.")
			.withMessageContaining("mine.yml:12: id \"one\" appears twice.")
			.withMessageContaining("mine.yml:12: section \"one\" has no questions.")
			.withMessageContaining("mine.yml:14: role \"king\" is not known.");
	}

	@Test
	void refusesATemplateWhoseIdIsNotItsFilesName() throws IOException {
		write((HEAD + "      - {id: a, text: A, type: text}\n").replace("id: mine", "id: yours"));

		assertThatExceptionOfType(InvalidConfiguration.class).isThrownBy(this::load)
			.withMessageContaining("mine.yml:1: id \"yours\" is not known. Use one of mine.");
	}

	@Test
	void cannotHoldTheSameSectionTwice() {
		Section section = standard().sections().get(0);

		assertThatIllegalArgumentException()
			.isThrownBy(() -> new Template("a", "A", "1", List.of(section, section), List.of(), Set.of(), List.of()));
	}

	private Template standard() {
		return Templates.load(new ConfigFiles(Path.of("none")), this.policy).template("standard").orElseThrow();
	}

	private static Collection<Template> bundled() {
		ConfigFiles files = new ConfigFiles(Path.of("none"));
		return Templates.load(files, files.policy()).byId().values();
	}

	private Templates load() {
		return Templates.load(new ConfigFiles(this.directory), this.policy);
	}

	private void write(String yaml) throws IOException {
		Files.createDirectories(this.directory.resolve("templates"));
		Files.writeString(this.directory.resolve("templates/mine.yml"), yaml);
	}

}
