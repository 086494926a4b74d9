package dev.firewatch.exchange;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.ComputedAnswers;
import dev.firewatch.casefile.NewFix;
import dev.firewatch.incident.Incident;
import dev.firewatch.incident.Incident.Declaration;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.incident.Kind;
import dev.firewatch.incident.RoleHolder;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import dev.firewatch.policy.Severity;
import dev.firewatch.postmortem.Condition;
import dev.firewatch.postmortem.AuditQuestion;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.postmortem.Question;
import dev.firewatch.postmortem.QuestionType;
import dev.firewatch.postmortem.Related;
import dev.firewatch.postmortem.Template;
import dev.firewatch.remediation.FixScope;
import dev.firewatch.remediation.Horizon;
import dev.firewatch.remediation.Owner;
import dev.firewatch.remediation.VerificationPlan;
import dev.firewatch.timeline.Draft;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Milestone;
import dev.firewatch.timeline.Source;
import dev.firewatch.timeline.When;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Each field of the source documents is asked or computed, and each export shows it. */
class SourceFieldsTests {

	private static final PersonId ALICE = new PersonId("local/alice");

	private static final Instant BEGIN = Instant.parse("2026-03-02T09:00:00Z");

	private record Field(String document, String template, String field, String question) {
	}

	static Stream<Field> fields() {
		List<Field> fields = new ArrayList<>();
		List<?> documents = (List<?>) new Load(LoadSettings.builder().build())
			.loadFromString(Reviews.resource("/domain/fields.yml"));
		for (Object each : documents) {
			Map<?, ?> document = (Map<?, ?>) each;
			for (Object one : (List<?>) document.get("fields")) {
				Map<?, ?> field = (Map<?, ?>) one;
				fields.add(new Field(String.valueOf(document.get("document")), String.valueOf(document.get("template")),
						String.valueOf(field.get("field")), String.valueOf(field.get("question"))));
			}
		}
		return fields.stream();
	}

	@ParameterizedTest
	@MethodSource("fields")
	void isAskedOrComputedAndExported(Field field) {
		assertThat(Reviews.resource("/domain/" + field.document())).as("the document has the field")
			.contains(field.field());
		Template template = Reviews.TEMPLATES.template(field.template()).orElseThrow();
		Question question = template.question(field.question()).orElseThrow();
		Dossier dossier = complete(template);

		String markdown = MarkdownExport.write(dossier);
		if (question.type() == QuestionType.COMPUTED) {
			ComputedAnswers facts = new ComputedAnswers(dossier.file(), dossier.entries(), dossier.names(),
					ZoneId.of("UTC"));
			String value = facts.value(question.source()).orElseThrow();
			if (question.isCorrectable()) {
				assertThat(markdown).contains(MarkdownExport.text(question.text()), MarkdownExport.text(value));
			}
			else {
				assertThat(HtmlExport.write(dossier)).contains(shownFor(question.source()));
			}
		}
		else {
			assertThat(markdown).contains(MarkdownExport.text(question.text()));
			assertThat(HtmlExport.write(dossier)).contains(HtmlExport.text(question.text()));
		}
		if (question.use().export() != null) {
			assertThat(at(Reviews.tree(YamlExport.plain(dossier)), question.use().export())).isNotNull();
		}
	}

	/** What stands in the document for the sources that are shown as lists and tables. */
	private static String shownFor(String source) {
		return switch (source) {
			case "incident-id" -> "INC-2026-0042";
			case "severity" -> "SEV1";
			case "severity-word" -> "High";
			case "template-version" -> "Template version";
			case "timeline" -> "It began";
			case "causes", "cause-texts" -> "Flags below the fold";
			case "not-causes" -> "The model";
			case "whys" -> "Nobody saw the flags";
			case "related" -> "INC-2025-0001";
			case "process-improvements" -> "Write a runbook";
			case "fixes-immediate" -> "Stop it";
			default -> "Move the flags up";
		};
	}

	private static Object at(Map<?, ?> tree, String path) {
		Object value = tree;
		for (String key : path.split("\\.")) {
			value = value instanceof Map<?, ?> map ? map.get(key) : null;
		}
		return value;
	}

	/** An incident of which everything is known and answered. */
	static Dossier complete(Template template) {
		Incident incident = Incident.declared(new Declaration("Tickets are misrouted", Kind.INCIDENT, false,
				Platform.LOCAL, ALICE, BEGIN.plus(Duration.ofMinutes(20)), Severity.SEV1), List.of(), Severity.SEV1);
		incident.give(new RoleHolder("commander", ALICE, BEGIN.plus(Duration.ofMinutes(25))));
		Casefile file = Casefile.opened(new IncidentId("INC-2026-0042"), "origin", incident);
		file.causes().add("Flags below the fold", "nobody scrolls", true, ALICE);
		file.causes().ruleOut("The model", "its attribution was right", ALICE);
		file.causes().why(1, "Nobody saw the flags", "the log", ALICE);
		fix(file, "Stop it", Horizon.IMMEDIATE, false);
		fix(file, "Move the flags up", Horizon.SHORT_TERM, false);
		fix(file, "Rework the queue", Horizon.LONG_TERM, false);
		fix(file, "Write a runbook", Horizon.SHORT_TERM, true);
		file.resolve(BEGIN.plus(Duration.ofHours(5)), BEGIN.plus(Duration.ofHours(5)), template, Reviews.POLICY);
		Postmortem postmortem = file.postmortem().orElseThrow();
		postmortem.relate(new Related("INC-2025-0001", "Similar root cause", ALICE));
		// Twice, as some sections are shown by answers of others.
		for (int i = 0; i < 2; i++) {
			template.sections()
				.forEach(section -> postmortem.answer(section.id(), answers(section.questions()), ALICE, BEGIN));
			postmortem.fit(template, incident);
		}
		return new Dossier(file, timeline(), template, person -> "Alice");
	}

	private static void fix(Casefile file, String title, Horizon horizon, boolean process) {
		file.promise(new NewFix(title, BEGIN, ALICE, List.of(Owner.of(ALICE)), List.of("CF1"), LocalDate.of(2026, 3, 9),
				new VerificationPlan(null, "rate", ">= 95%", null, null, null)))
			.scoped(new FixScope(horizon, null, process, null, "runbook"));
	}

	private static Map<String, String> answers(List<Question> questions) {
		Map<String, String> answers = new LinkedHashMap<>();
		questions.stream()
			.filter(Question::isAsked)
			.forEach(question -> answers.put(question.id(), switch (question.type()) {
				case NUMBER -> "4";
				case YES_NO -> "Yes";
				case CHOICE -> question.options().get(0);
				case CHOICES -> String.join("\n", question.options());
				case AUDIT -> question.audit().map(AuditQuestion::answers).orElseThrow().get(1);
				case TABLE -> String.join(" | ", question.columns());
				default -> "An answer to " + question.id();
			}));
		return answers;
	}

	private static List<Entry> timeline() {
		List<Entry> entries = new ArrayList<>();
		for (Milestone milestone : Milestone.values()) {
			entries.add(new Draft("k" + milestone, When.at(BEGIN.plus(Duration.ofMinutes(40L * milestone.ordinal()))),
					BEGIN, ALICE, Source.COMMAND,
					milestone == Milestone.FIRST_OCCURRENCE ? "It began" : "It was " + milestone.words(), milestone,
					null)
				.at(milestone.ordinal() + 1));
		}
		return entries;
	}

	/**
	 * Of the standard template's questions the product itself answers so many; the audit,
	 * which is not for every incident, has proposals of its own.
	 */
	@Test
	void answersFourTenthsOfTheStandardQuestionsByItself() {
		Template standard = Reviews.TEMPLATES.template("standard").orElseThrow();
		Dossier dossier = complete(standard);
		ComputedAnswers facts = new ComputedAnswers(dossier.file(), dossier.entries(), dossier.names(),
				ZoneId.of("UTC"));
		List<Question> questions = standard.sections()
			.stream()
			.filter(section -> section.when().equals(Condition.ALWAYS))
			.flatMap(section -> section.questions().stream())
			.toList();

		long known = questions.stream()
			.filter(question -> question.type() == QuestionType.COMPUTED || question.isProposed())
			.filter(question -> facts.value(question.source()).isPresent())
			.count();

		System.out.printf("Pre-filled: %d of %d questions of the standard template (%d %%)%n", known, questions.size(),
				100 * known / questions.size());
		assertThat((double) known / questions.size()).isGreaterThanOrEqualTo(0.4);
	}

	@Test
	void writesJsonAsItsSchemaSays() {
		var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
			.getSchema(Reviews.resource("/static/schemas/postmortem.schema.json"));
		JsonMapper mapper = new JsonMapper();

		for (Template template : Reviews.TEMPLATES.byId().values()) {
			assertThat(schema.validate(mapper.writeValueAsString(JsonExport.postmortem(complete(template))),
					InputFormat.JSON))
				.as(template.id())
				.isEmpty();
		}
		assertThat(schema.validate(
				mapper.writeValueAsString(JsonExport.postmortem(Reviews.dossier(Reviews.read(Reviews.inc2024023())))),
				InputFormat.JSON))
			.isEmpty();
	}

}
