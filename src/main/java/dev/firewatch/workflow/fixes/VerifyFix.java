package dev.firewatch.workflow.fixes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.delivery.Effect;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.ReasonCode;
import dev.firewatch.policy.Refusal;
import dev.firewatch.policy.Refusal.Rule;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.Measurement;
import dev.firewatch.remediation.ResultChart;
import dev.firewatch.remediation.Target;
import dev.firewatch.remediation.Verdict;
import dev.firewatch.remediation.Verification;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.PermissionCheck;
import dev.firewatch.workflow.kernel.ReasonTaps;
import dev.firewatch.workflow.kernel.Wording;
import org.jspecify.annotations.Nullable;

/** Compares a measured result with a fix's target: the verdict is arithmetic. */
class VerifyFix implements Verb {

	private static final VerbInfo INFO = new VerbInfo(240, "verify", List.of(), Group.FIXES,
			"verify F1 <result> [note] · verify F2 1 exception <reason>", "give the measured result of a fix");

	private static final Pattern EXCEPTION = Pattern.compile("(?i)\\s+(?:as an )?exception:?(?=\\s|$)");

	/** A remark ends before the exception: "no exception seen" is one itself. */
	private static final Pattern REMARK_ENDED = Pattern.compile("(?s).*[)\\],;:.]|\\s*");

	private final FixVerb fixes;

	private final CasefileEditor editor;

	private final Policy policy;

	private final PermissionCheck permissions;

	private final ReasonTaps codes;

	public VerifyFix(FixVerb fixes, CasefileEditor editor, Policy policy, PermissionCheck permissions) {
		this.fixes = fixes;
		this.editor = editor;
		this.policy = policy;
		this.codes = new ReasonTaps(policy, ReasonCode.EXCEPTION);
		this.permissions = permissions;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	/** What follows the result of an exception that already waits: nothing but a code. */
	private static final Pattern CODE = Pattern.compile("(?i)exception\\s+(\\S+)");

	@Override
	public Reply act(Command command) {
		return fixes.about(command, (file, fix, verify) -> {
			Optional<Refusal> refusal = fix.mayVerify(file.owns(verify.caller().person().id(), fix), ownersMay(file))
				.or(() -> fix.mayMeasure(today(verify)));
			if (refusal.isPresent()) {
				return FixVerb.kept(sentence(refusal.get(), fix), fix, verify);
			}
			if (verify.argument().isBlank()) {
				return new Reply.Ask(form(file, fix, ""));
			}
			String text = verify.argument();
			Matcher code = CODE.matcher(text);
			if (fix.awaitsException() && code.matches() && policy.isCoded(code.group(1), ReasonCode.EXCEPTION)) {
				return coded(file, fix, verify, code.group(1));
			}
			Matcher exception = EXCEPTION.matcher(text);
			boolean asked = exception.find() && isResult(fix, text.substring(0, exception.start()));
			String result = asked ? text.substring(0, exception.start()).strip() : text;
			String reason = asked ? text.substring(exception.end()).strip() : null;
			if (reason != null && reason.isEmpty()) {
				return FixVerb.kept("Why should it count all the same? Try `verify " + fix.id() + " " + result
						+ " exception investigated, edge case`.", fix, verify);
			}
			return verify(file, fix, verify, result, reason);
		});
	}

	@Override
	public Reply submitted(Submission submission) {
		return fixes.about(submission.asCommand(submission.action().argument()), (file, fix, verify) -> {
			Optional<Target> target = target(fix, submission.text("target"));
			if (target.isEmpty()) {
				return Reply.correct("target", "I can't compare with that. Write it like >= 95% or 0 per week.");
			}
			Measurement measurement = target.get().measure(submission.text("result"));
			if (measurement instanceof Measurement.Unreadable unreadable) {
				return Reply.correct("result", unreadable.sentence());
			}
			String reason = submission.given("exception")
				.map(said -> codes.spelledOut(submission.given("code"), said))
				.orElse(null);
			Measurement.Measured measured = (Measurement.Measured) measurement;
			boolean passed = measured.verdict() == Verdict.PASS;
			String note = Stream
				.of(submission.given("note"), Optional.ofNullable(note(measured)),
						Optional.ofNullable(reason).filter(said -> passed))
				.flatMap(Optional::stream)
				.collect(Collectors.joining("; "));
			return record(file, fix, verify, target.get(), measured, note.isEmpty() ? null : note, reason);
		});
	}

	/** Whether nothing but a result, or one and a whole remark, stands in the text. */
	private static boolean isResult(Fix fix, String text) {
		Optional<Target> target = target(fix, "");
		if (target.isEmpty()) {
			return !text.strip().contains(" ");
		}
		return target.get().measure(text) instanceof Measurement.Measured measured
				&& REMARK_ENDED.matcher(measured.note()).matches();
	}

	private static Optional<Target> target(Fix fix, String given) {
		String text = given.isEmpty() ? fix.plan().target() : given;
		return text == null ? Optional.empty() : Target.parse(text);
	}

	private Reply verify(Casefile file, Fix fix, Command command, String result, @Nullable String reason) {
		Optional<Target> target = target(fix, "");
		if (target.isEmpty()) {
			return new Reply.Ask(form(file, fix, result));
		}
		Measurement measurement = target.get().measure(result);
		if (measurement instanceof Measurement.Unreadable unreadable) {
			return FixVerb.kept(unreadable.sentence(), fix, command);
		}
		Measurement.Measured measured = (Measurement.Measured) measurement;
		if (reason != null && measured.verdict() == Verdict.PASS
				&& target.get().measure(command.argument()) instanceof Measurement.Measured whole) {
			// Nothing has to be excepted, so all that follows the figure is a remark.
			return record(file, fix, command, target.get(), whole, note(whole), null);
		}
		return record(file, fix, command, target.get(), measured, note(measured), reason);
	}

	/** What followed the figure, without the brackets people put around it. */
	private static @Nullable String note(Measurement.Measured measured) {
		String note = measured.note().strip();
		if (note.startsWith("(") && note.endsWith(")")) {
			note = note.substring(1, note.length() - 1).strip();
		}
		return note.isEmpty() ? null : note;
	}

	private Reply record(Casefile addressed, Fix named, Command command, Target target, Measurement.Measured measured,
			@Nullable String note, @Nullable String reason) {
		return editor.change(addressed.id(), command.key(), file -> {
			Fix fix = file.fix(named.id()).orElseThrow();
			Optional<Refusal> refusal = fix.mayVerify(file.owns(command.caller().person().id(), fix), ownersMay(file))
				.or(() -> fix.mayMeasure(today(command)));
			if (refusal.isPresent()) {
				return Decision.refused(FixVerb.kept(sentence(refusal.get(), fix), fix, command));
			}
			String result = FixFigures.written(measured, target);
			boolean excepted = reason != null && measured.verdict() == Verdict.FAIL;
			fix.verified(
					new Verification(result, target.text(), measured.verdict(), note, command.caller().person().id(),
							command.at(), excepted ? codes.spelledOut(String.valueOf(reason)) : null, null, null));
			if (measured.verdict() == Verdict.FAIL && !excepted) {
				Integer wait = fix.schedule().recheckAfterDays();
				fix.recheckOn(today(command).plusDays(wait == null ? policy.fixes().recheckAfter().toDays() : wait));
			}
			fix.keepToWorkingDays(policy.hours());
			Reply shown = fixes.shown(file, fix, command);
			return Decision.accepted(excepted ? offering(file, fix, shown, String.valueOf(reason)) : shown,
					effects(file, fix, command));
		});
	}

	/** The exception waits for approval at once; a tap adds the code that it lacks. */
	private Reply offering(Casefile file, Fix fix, Reply shown, String reason) {
		Optional<Block.Buttons> taps = codes.after(reason, "verify", file.id().value(),
				code -> fix.id() + " exception " + code);
		if (taps.isEmpty()) {
			return shown;
		}
		List<Block> asked = List.of(Block.aside(Span.plain("Which reason is it?")), taps.get());
		return shown instanceof Reply.Say said ? new Reply.Say(said.message().with(asked))
				: shown instanceof Reply.Whisper whispered ? new Reply.Whisper(whispered.message().with(asked)) : shown;
	}

	private Reply coded(Casefile addressed, Fix named, Command command, String code) {
		return fixes.change(addressed, named, command, "exception explained: " + policy.spelledOut(code),
				(file, fix) -> fix.explainException(reason -> policy.isCoded(reason, ReasonCode.EXCEPTION) ? reason
						: codes.spelledOut(Optional.of(code), reason)));
	}

	private static LocalDate today(Command command) {
		return command.at().atZone(command.caller().person().zone()).toLocalDate();
	}

	/** Why not, including somebody else's result if there is one. */
	private String sentence(Refusal refusal, Fix fix) {
		Optional<Verification> last = fix.lastVerification().filter(found -> refusal.rule() == Refusal.Rule.ALREADY);
		return Wording.refusal(refusal)
				+ last.map(found -> " " + fixes.nameOf(found.by()) + " measured " + FixLines.result(found) + ".")
					.orElse("");
	}

	private List<Effect> effects(Casefile file, Fix fix, Command command) {
		String what = fix.lastVerification()
			.map(last -> (last.verdict() == Verdict.PASS ? "verified: " : "missed its target: ")
					+ FixLines.result(last))
			.orElse("measured");
		List<Effect> effects = new ArrayList<>(fixes.effects(file, fix, command, what));
		if (fix.awaitsApproval()) {
			permissions.approvers(file, fix)
				.forEach(person -> effects.add(new FixEffect.RequestApproval(file.id(), fix.id(), person).effect()));
		}
		return effects;
	}

	private boolean ownersMay(Casefile file) {
		return policy.fixes().ownerMayVerifyInSmallTeam()
				&& file.incident().members().size() <= policy.fixes().smallTeam();
	}

	private Form form(Casefile file, Fix fix, String result) {
		List<Field> fields = new ArrayList<>();
		fields.add(new Field.FieldReading("fix", List.of(Span.strong(fix.id()), Span.plain(" " + fix.title()))));
		if (fix.plan().metric() != null) {
			fields.add(new Field.FieldReading("metric", List.of(Span.plain("Metric: " + fix.plan().metric()))));
		}
		Stream.of(FixLines.method(fix), ResultChart.of(fix))
			.flatMap(Optional::stream)
			.forEach(text -> fields.add(new Field.FieldReading("how" + fields.size(), List.of(Span.plain(text)))));
		FixLines.doneWhen(fix)
			.ifPresent(when -> fields.add(new Field.FieldReading("criteria", List.of(Span.plain(when)))));
		fix.lastVerification()
			.ifPresent(last -> fields
				.add(new Field.FieldReading("last", List.of(Span.plain("Last time: " + FixLines.result(last))))));
		fields.add(new Field.TextField("result", "Measured result", false, false, result, "as measured", null));
		fields.add(new Field.TextField("target", "Target", fix.plan().target() != null, false,
				fix.plan().target() == null ? "" : fix.plan().target(), ">= 95%", null));
		fields.add(new Field.TextField("note", "Note", true, false, "", "6 analysts on leave", null));
		fields.add(codes.field(false));
		fields.add(new Field.TextField("exception", "Missed, but should count? Why", true, true, "", null,
				"Somebody else has to approve it"));
		return new Form(new Action("verify", file.id().value(), fix.id()), "Does " + fix.id() + " work?", "Save",
				fields);
	}

}
