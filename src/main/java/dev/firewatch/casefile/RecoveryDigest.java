package dev.firewatch.casefile;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.firewatch.incident.Incident;
import dev.firewatch.people.PersonId;
import dev.firewatch.postmortem.Cause;
import dev.firewatch.postmortem.Lessons;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.recovery.AffectedAct;
import dev.firewatch.recovery.Control;
import dev.firewatch.recovery.Control.Lifting;
import dev.firewatch.recovery.Deletion;
import dev.firewatch.recovery.DeletionStage;
import dev.firewatch.recovery.PersonalNotice;
import dev.firewatch.recovery.ToldLesson;
import dev.firewatch.remediation.Fix;
import dev.firewatch.runbook.Run;
import dev.firewatch.runbook.Run.RunState;
import dev.firewatch.runbook.Run.StageApproval;
import dev.firewatch.runbook.RunAct;
import dev.firewatch.runbook.RunAct.RunActKind;
import dev.firewatch.runbook.RunFacts;
import dev.firewatch.runbook.RunbookStage;
import org.jspecify.annotations.Nullable;

/**
 * What a recovery came to, for leadership: so short that it fits on one page, whatever
 * happened. Days are those of UTC; people who were harmed are counts and states.
 */
public record RecoveryDigest(String title, List<DigestFact> facts, List<DigestStage> stages, List<DigestGroup> groups) {

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH)
		.withZone(ZoneOffset.UTC);

	/** The longest text of somebody's own, so that it all fits. */
	private static final int LONGEST_TEXT = 280;

	private static final int LONGEST_LINE = 110;

	/** The most lines of a group. */
	private static final int MOST_LINES = 4;

	private static final int MOST_STAGES = 8;

	public RecoveryDigest {
		facts = List.copyOf(facts);
		stages = List.copyOf(stages);
		groups = List.copyOf(groups);
	}

	/** Something with a label. */
	public record DigestFact(String label, String value) {
	}

	/**
	 * A stage and its days.
	 *
	 * @param passed empty while it isn't
	 * @param approved by whom; empty if nobody had to
	 */
	public record DigestStage(String title, String began, String passed, String approved) {
	}

	/** Lines under a title. */
	public record DigestGroup(String title, List<String> lines) {
	}

	/**
	 * What the run of a recovery has come to so far.
	 * @param left what is left before the incident can close
	 * @param names people's names
	 */
	public static RecoveryDigest of(Casefile file, Run run, List<Obligation> left, Function<PersonId, String> names,
			Instant now) {
		return new DigestWriter(file, names).digest(run, left, now);
	}

	/** A text of somebody's own in one line without markup, visibly cut. */
	private static String brief(String text, int longest) {
		String line = text.replaceAll("\\[([^\\]]+)]\\([^)]*\\)", "$1")
			.replaceAll("(?m)^\\s*(?:[#>]+|[-*•])\\s+", "")
			.replaceAll("\\*\\*|`", "")
			.replaceAll("\\s+", " ")
			.strip();
		return line.codePointCount(0, line.length()) <= longest ? line
				: line.substring(0, line.offsetByCodePoints(0, longest - 1)) + "…";
	}

	/** Writes it of one casefile. */
	private record DigestWriter(Casefile file, Function<PersonId, String> names) {

		RecoveryDigest digest(Run run, List<Obligation> left, Instant now) {
			List<DigestFact> facts = new ArrayList<>();
			add(facts, "What happened", happened());
			add(facts, "Impact", impact());
			add(facts, "Cause", cause());
			add(facts, "Led by", led());
			add(facts, "Recovery", recovery(run, now));
			add(facts, "Data", data());
			add(facts, "Affected people", file.aftermath().affectedInShort().orElse("nobody is recorded"));
			add(facts, "Interim controls", controls());
			List<DigestGroup> groups = new ArrayList<>();
			add(groups, "Sent back, and new anomalies", setbacks());
			add(groups, "Other runbooks", others(run));
			add(groups, "Decided", decided());
			add(groups, "Still to come", coming(left));
			add(groups, "Lessons", lessons());
			return new RecoveryDigest("Recovery of " + file.id() + ": " + brief(file.incident().title(), LONGEST_LINE),
					facts, stages(run), groups);
		}

		private static void add(List<DigestFact> facts, String label, String value) {
			if (!value.isEmpty()) {
				facts.add(new DigestFact(label, value));
			}
		}

		/** What doesn't fit is counted. */
		private static void add(List<DigestGroup> groups, String title, List<String> lines) {
			if (lines.isEmpty()) {
				return;
			}
			// The last one takes no more room than saying that it is there.
			int fitting = lines.size() == MOST_LINES + 1 ? lines.size() : MOST_LINES;
			List<String> shown = new ArrayList<>(
					lines.stream().limit(fitting).map(line -> brief(line, LONGEST_LINE)).toList());
			if (lines.size() > fitting) {
				shown.add("and " + (lines.size() - fitting) + " more");
			}
			groups.add(new DigestGroup(title, shown));
		}

		private Map<String, String> answers() {
			return file.postmortem().map(Postmortem::answers).orElse(Map.of());
		}

		private String happened() {
			return brief(answers().getOrDefault("summary-text", "The postmortem doesn't say yet."), LONGEST_TEXT);
		}

		private String impact() {
			Incident incident = file.incident();
			List<String> words = new ArrayList<>(List.of(incident.severity().name()));
			incident.mitigatedAt()
				.ifPresent(at -> words.add("the harm stopped on " + day(at) + ", "
						+ ComputedAnswers.lasting(Duration.between(incident.declaredAt(), at))
						+ " after it was declared"));
			Optional.ofNullable(answers().get("affected-users"))
				.ifPresent(users -> words.add(brief(users, 20) + " users affected"));
			Optional.ofNullable(answers().get("blast-radius"))
				.ifPresent(reach -> words.add("it reached " + brief(reach, 40).toLowerCase(Locale.ROOT)));
			return String.join("; ", words);
		}

		private String cause() {
			return file.causes()
				.all()
				.stream()
				.filter(Cause::primary)
				.map(Cause::text)
				.findFirst()
				.or(() -> Optional.ofNullable(answers().get("root-cause")))
				.map(text -> brief(text, LONGEST_TEXT))
				.orElse("");
		}

		private String led() {
			return file.incident()
				.roles()
				.stream()
				.map(held -> names.apply(held.person()) + " (" + held.role().replace('-', ' ') + ")")
				.limit(MOST_LINES)
				.collect(Collectors.joining(", "));
		}

		private String recovery(Run run, Instant now) {
			Instant end = run.end().map(RunAct::at).orElse(now);
			String lasted = ComputedAnswers.lasting(Duration.between(run.startedAt(), end));
			return run.id() + ", begun on " + day(run.startedAt()) + ", " + switch (run.state()) {
				case DONE -> "done on " + day(end) + " after " + lasted;
				case STOPPED -> "stopped on " + day(end) + " after " + lasted;
				case OPEN -> "open for " + lasted + ", at " + run.stage().title();
			};
		}

		private String data() {
			List<Deletion> all = file.deletions();
			return all.stream()
				.limit(2)
				.map(one -> one.id() + " " + brief(one.dataset(), 40) + ": "
						+ one.deleted().map(count -> count(count) + " records deleted, ").orElse("")
						+ one.remaining().map(count -> count(count) + " remain, ").orElse("") + one.state()
						+ one.why().map(why -> " (" + why + ")").orElse(""))
				.collect(Collectors.joining("; ")) + (all.size() > 2 ? "; and " + (all.size() - 2) + " more" : "");
		}

		private static String count(long number) {
			return String.format(Locale.ROOT, "%,d", number);
		}

		private String controls() {
			List<Control> all = file.aftermath().controls();
			return all.stream()
				.sorted(Comparator.comparing(one -> !one.isOn()))
				.limit(2)
				.map(this::control)
				.collect(Collectors.joining("; ")) + (all.size() > 2 ? "; and " + (all.size() - 2) + " more" : "");
		}

		private String control(Control one) {
			Lifting lifted = one.lifted();
			return one.id() + " " + brief(one.text(), 60) + (lifted == null ? ": still on"
					: ": lifted on " + day(lifted.at()) + " by " + names.apply(lifted.by()));
		}

		private List<DigestStage> stages(Run run) {
			RunFacts facts = CasefileRuns.facts(file, run);
			List<RunbookStage> all = run.runbook().stages();
			List<DigestStage> stages = new ArrayList<>();
			for (int n = 0; n < Math.min(all.size(), MOST_STAGES); n++) {
				RunbookStage stage = all.get(n);
				Optional<Instant> passed = switch (run.state(stage)) {
					case DONE -> n + 1 < all.size() ? run.enteredAt(all.get(n + 1)) : run.end().map(RunAct::at);
					default -> Optional.empty();
				};
				stages.add(new DigestStage(brief(stage.title(), 60),
						run.enteredAt(stage).map(RecoveryDigest::day).orElse(""),
						passed.map(RecoveryDigest::day).orElse(""),
						run.approvals(stage, facts)
							.stream()
							.filter(approval -> approval.by() != null)
							.map(this::approved)
							.limit(MOST_LINES)
							.collect(Collectors.joining(", "))));
			}
			return stages;
		}

		private String approved(StageApproval approval) {
			return names.apply(Objects.requireNonNull(approval.by())) + " (" + approval.role().replace('-', ' ')
					+ (approval.at() == null ? "" : ", " + day(approval.at())) + ")";
		}

		private List<String> setbacks() {
			return file.runs()
				.stream()
				.flatMap(run -> run.acts()
					.stream()
					.filter(act -> act.kind() == RunActKind.ROLLED_BACK || act.kind() == RunActKind.ANOMALY)
					.map(act -> day(act.at()) + ": " + run.id() + " " + run.runbook().title()
							+ (act.kind() == RunActKind.ANOMALY ? ", new anomaly: " : " was sent back: ") + act.text()))
				.toList();
		}

		private List<String> others(Run recovery) {
			return file.runs()
				.stream()
				.filter(run -> run.number() != recovery.number())
				.map(run -> run.id() + " " + run.runbook().title() + ": " + day(run.startedAt())
						+ run.end().map(end -> " to " + day(end.at())).orElse("")
						+ (run.state() == RunState.DONE ? ""
								: run.state() == RunState.STOPPED ? ", stopped" : ", open"))
				.toList();
		}

		/** A decision and its moment. */
		private record DatedLine(Instant at, String line) {
		}

		private List<String> decided() {
			Stream<DatedLine> stages = file.runs().stream().flatMap(this::approvals);
			Stream<DatedLine> deletions = file.deletions()
				.stream()
				.flatMap(one -> one.steps()
					.stream()
					.filter(step -> step.stage() == DeletionStage.APPROVE)
					.map(step -> new DatedLine(step.at(), name(step.by()) + " decided on the deletion " + one.id() + " "
							+ one.dataset() + ": " + String.join(", ", step.said().values()))));
			Stream<DatedLine> notices = file.aftermath().affected().stream().flatMap(one -> {
				PersonalNotice notice = one.notice();
				AffectedAct approved = notice == null ? null : notice.approved();
				return approved == null ? Stream.empty() : Stream.of(new DatedLine(approved.at(),
						names.apply(approved.by()) + " approved what " + one.people() + " are told"));
			});
			return Stream.of(stages, deletions, notices)
				.flatMap(lines -> lines)
				.sorted(Comparator.comparing(DatedLine::at))
				.map(line -> day(line.at()) + ": " + line.line())
				.toList();
		}

		/** Whoever approves for several roles does so at one moment. */
		private Stream<DatedLine> approvals(Run run) {
			RunFacts facts = CasefileRuns.facts(file, run);
			return run.runbook().stages().stream().flatMap(stage -> {
				List<StageApproval> given = run.approvals(stage, facts)
					.stream()
					.filter(approval -> approval.by() != null && approval.at() != null)
					.toList();
				Instant last = given.stream()
					.map(StageApproval::at)
					.filter(Objects::nonNull)
					.max(Instant::compareTo)
					.orElse(null);
				return last == null ? Stream.empty()
						: Stream.of(new DatedLine(last,
								run.id() + " " + stage.title() + " was approved by "
										+ given.stream()
											.map(StageApproval::by)
											.map(Objects::requireNonNull)
											.distinct()
											.map(names)
											.collect(Collectors.joining(", "))));
			});
		}

		private String name(String by) {
			return by.equals("API") ? "a program" : names.apply(new PersonId(by));
		}

		private List<String> coming(List<Obligation> left) {
			List<String> lines = new ArrayList<>();
			CasefileRuns.dated(file)
				.stream()
				.sorted(Comparator.comparing(CasefileRuns.DatedItem::due))
				.limit(2)
				.forEach(item -> lines.add("by " + DAY.format(item.due().atStartOfDay(ZoneOffset.UTC)) + ": "
						+ item.what() + " (" + item.item() + ")"));
			List<Fix> open = file.fixes().stream().filter(fix -> !fix.status().settled()).toList();
			if (!open.isEmpty()) {
				lines.add(open.size() + (open.size() == 1 ? " fix isn't" : " fixes aren't") + " verified yet: "
						+ open.stream()
							.map(fix -> fix.id() + " " + brief(fix.title(), 30))
							.limit(3)
							.collect(Collectors.joining(", ")));
			}
			lines.add(left.isEmpty() ? "nothing is left before it can close"
					: left.size() + (left.size() == 1 ? " thing is" : " things are") + " left before it can close");
			return lines;
		}

		private List<String> lessons() {
			List<String> told = file.aftermath()
				.lessons()
				.stream()
				.map(one -> one.text() + " (told " + one.teamName() + ", " + one.stands() + ")")
				.toList();
			List<String> texts = file.aftermath().lessons().stream().map(ToldLesson::text).toList();
			return Stream.concat(told.stream(), Lessons.of(answers()).stream().filter(one -> !texts.contains(one)))
				.toList();
		}

	}

	private static String day(@Nullable Instant at) {
		return at == null ? "" : DAY.format(at);
	}

}
