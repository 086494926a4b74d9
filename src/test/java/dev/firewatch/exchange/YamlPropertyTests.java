package dev.firewatch.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.NewFix;
import dev.firewatch.incident.Incident;
import dev.firewatch.incident.Incident.Declaration;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.incident.Kind;
import dev.firewatch.incident.RoleHolder;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import dev.firewatch.policy.Severity;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.postmortem.Related;
import dev.firewatch.postmortem.Section;
import dev.firewatch.postmortem.Signature;
import dev.firewatch.postmortem.Template;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.FixScope;
import dev.firewatch.remediation.Horizon;
import dev.firewatch.remediation.Owner;
import dev.firewatch.remediation.Verdict;
import dev.firewatch.remediation.Verification;
import dev.firewatch.remediation.VerificationPlan;
import dev.firewatch.timeline.Draft;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Milestone;
import dev.firewatch.timeline.Source;
import dev.firewatch.timeline.When;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever a postmortem holds, it is the same after export and import. */
class YamlPropertyTests {

	private static final List<String> WORDS = List.of("flag", "🚒", "שלום", "yes", "No", "null", "~", "- item",
			"# hash", "key: value", "\"quoted\"", "'single'", "{brace}", "[bracket]", "*star", "&amp", "!tag",
			"%percent", "@at", "`tick`", "12:30", "2026-11-20", "0x1F", "1e3", "\\back", "tab\there", "trailing ",
			" leading", "a\nb", "a\n\nb", "|", ">", "?", "");

	static Stream<Long> seeds() {
		long first = Long.getLong("property.seed", System.nanoTime() % 1_000_000);
		return LongStream.range(first, first + 60).boxed();
	}

	/** Makes a postmortem from a seed. */
	private static final class Maker {

		private final Random random;

		private final Instant begin = Instant.parse("2026-03-02T09:00:00Z");

		Maker(long seed) {
			random = new Random(seed);
		}

		private String text() {
			StringBuilder text = new StringBuilder("w" + random.nextInt(1_000));
			for (int i = random.nextInt(5); i > 0; i--) {
				text.append(' ').append(WORDS.get(random.nextInt(WORDS.size())));
			}
			return text.toString().strip();
		}

		private PersonId person() {
			return new PersonId("local/p" + random.nextInt(5));
		}

		private Instant later() {
			return begin.plus(random.nextInt(100_000), ChronoUnit.MINUTES);
		}

		private <T> T any(List<T> items) {
			return items.get(random.nextInt(items.size()));
		}

		private boolean maybe() {
			return random.nextBoolean();
		}

		Dossier dossier() {
			Template template = any(Reviews.TEMPLATES.byId()
				.values()
				.stream()
				.sorted((one, other) -> one.id().compareTo(other.id()))
				.toList());
			Incident incident = Incident.declared(new Declaration(text(), any(List.of(Kind.values())), maybe(),
					Platform.LOCAL, person(), begin, null), List.of(), any(List.of(Severity.values())));
			Casefile file = Casefile.opened(IncidentId.of(2026, 1 + random.nextInt(9_000)), "origin", incident);
			incident.give(new RoleHolder("commander", person(), later()));
			for (int i = random.nextInt(4); i > 0; i--) {
				file.causes().add(text(), maybe() ? text() : null, maybe(), person());
				file.causes().ruleOut(text(), maybe() ? text() : null, person());
				file.causes().why(99, text(), maybe() ? text() : null, person());
			}
			if (maybe()) {
				file.causes().reachRoot();
				file.causes().accept("CF1", text());
			}
			file.resolve(begin.plus(1, ChronoUnit.DAYS), begin.plus(1, ChronoUnit.DAYS), template, Reviews.POLICY);
			Postmortem postmortem = file.postmortem().orElseThrow();
			for (int i = random.nextInt(5); i > 0; i--) {
				fix(file);
			}
			answers(file, postmortem, template);
			if (maybe()) {
				postmortem.comment(maybe() ? template.sections().get(0).id() : null, text(), maybe(), person(),
						later());
				postmortem.relate(new Related("INC-2025-0001", text(), person()));
				postmortem.sign(new Signature("commander", person(), later(), file.contentHash()));
				postmortem.publish(List.of(), file::vouchesFor, file.contentHash(), person(), later());
			}
			return new Dossier(file, timeline(), template, person -> "Name of " + person.value());
		}

		private void fix(Casefile file) {
			Fix fix = file
				.promise(new NewFix(text(), later(), person(), List.of(maybe() ? Owner.of(person()) : Owner.of(text())),
						List.of(), LocalDate.of(2026, 4, 1 + random.nextInt(28)), maybe() ? VerificationPlan.NONE
								: new VerificationPlan(null, text(), ">= 95%", null, 30, person())));
			fix.scoped(new FixScope(maybe() ? any(List.of(Horizon.values())) : null, maybe() ? "detection" : null,
					maybe(), maybe() ? text() : null, maybe() ? text() : null));
			if (maybe()) {
				fix.done(person(), later(), text(), LocalDate.of(2026, 4, 2), 30);
				fix.verified(new Verification("97%", ">= 95%", maybe() ? Verdict.PASS : Verdict.FAIL, text(), person(),
						later(), null, null, null));
			}
		}

		private void answers(Casefile file, Postmortem postmortem, Template template) {
			for (Section section : template.sections()) {
				Map<String, String> answers = new LinkedHashMap<>();
				section.questions()
					.stream()
					.filter(question -> (question.isAsked() || question.isCorrectable()) && maybe())
					.forEach(question -> answers.put(question.id(), text()));
				if (maybe()) {
					postmortem.answer(section.id(), answers, person(), later());
				}
				else if (maybe()) {
					postmortem.skip(section.id(), text(), person(), later());
				}
			}
			postmortem.fit(template, file.incident());
		}

		private List<Entry> timeline() {
			List<Entry> entries = new ArrayList<>();
			for (int i = random.nextInt(12); i > 0; i--) {
				Entry entry = new Draft("k" + i, new When(later(), null, maybe()), later(), maybe() ? person() : null,
						any(List.of(Source.values())), maybe() ? text() : "[M0" + i + "] H_norm: 0.74 ✅",
						maybe() ? any(List.of(Milestone.values())) : null, maybe() ? "https://example.org/" + i : null)
					.at(entries.size() + 1);
				entries.add(maybe() ? entry.edited(text(), When.at(later()), null, later(), person()) : entry);
			}
			entries.sort(Entry.ORDER);
			return entries;
		}

	}

	@ParameterizedTest
	@MethodSource("seeds")
	void readsBackWhateverItWrites(long seed) {
		Dossier made = new Maker(seed).dossier();
		String written = YamlExport.write(made);

		ReadReview readReview = Reviews.read(written);

		assertThat(readReview.file()).as("seed %d; repeat with -Dproperty.seed=%d", seed, seed)
			.usingRecursiveComparison()
			.ignoringFields("origin", "imported", "status", "flags", "attendAt")
			.isEqualTo(made.file());
		assertThat(readReview.entries()).as("seed %d", seed).isEqualTo(made.all());
		assertThat(
				YamlExport.write(new Dossier(readReview.file(), readReview.entries(), made.template(), made.names())))
			.as("seed %d", seed)
			.isEqualTo(written);
	}

}
