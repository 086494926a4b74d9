package dev.firewatch.workflow.incidents;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.delivery.Effect;
import dev.firewatch.incident.StatusUpdate;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.policy.Refusal;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.StatusNote;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.SignalWatch;
import dev.firewatch.workflow.kernel.SystemEntries;
import dev.firewatch.workflow.kernel.Wording;
import org.jspecify.annotations.Nullable;

/** Tells everybody where things stand, and when they will hear more. */
class PostUpdate implements Verb {

	private static final VerbInfo INFO = new VerbInfo(60, "update", List.of(), Group.INCIDENT,
			"update <text> [next 30m] · update F1 <text>",
			"tell everybody where things stand, or how a fix is coming along")
		.asking();

	private static final int LONGEST_IN_BUTTON = 500;

	private static final Pattern NEXT = Pattern.compile("(?is)(.*\\S)\\s+next\\s+(\\d{1,3})\\s*(m|min|h)");

	private final IncidentResolver resolver;

	private final CasefileEditor editor;

	private final SignalWatch watch;

	public PostUpdate(IncidentResolver resolver, CasefileEditor editor, SignalWatch watch) {
		this.watch = watch;
		this.resolver = resolver;
		this.editor = editor;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return resolver.about(command, (file, update) -> {
			if (update.argument().isBlank()) {
				return new Reply.Ask(form(file));
			}
			FirstWord words = FirstWord.of(update.argument());
			Optional<Fix> fix = file.fix(words.first().replaceFirst("[,;:]+$", ""));
			if (fix.isPresent()) {
				return words.rest().isEmpty() ? RefusalWithText.text("What is new about " + fix.get().id()
						+ "? Try `update " + fix.get().id() + " half of it is live`.", update)
						: note(file, fix.get(), update, words.rest());
			}
			Matcher next = NEXT.matcher(update.argument());
			if (!next.matches()) {
				return tell(file, update, update.argument().strip(), null);
			}
			long number = Long.parseLong(next.group(2));
			Duration wait = next.group(3).equalsIgnoreCase("h") ? Duration.ofHours(number) : Duration.ofMinutes(number);
			return tell(file, update, next.group(1), update.at().plus(wait));
		});
	}

	@Override
	public Reply submitted(Submission submission) {
		return resolver.about(submission, file -> {
			if (submission.text("text").isEmpty()) {
				return Reply.correct("text", "Say where things stand, such as: rollback is under way.");
			}
			Instant next = submission.given("next")
				.map(minutes -> submission.at().plus(Duration.ofMinutes(Long.parseLong(minutes))))
				.orElse(null);
			return tell(file, submission.asCommand(submission.exact("text")), submission.exact("text"), next);
		});
	}

	/** Keeps it with the fix; who meant it for everybody is one tap away. */
	private Reply note(Casefile addressed, Fix named, Command command, String text) {
		return editor.change(addressed.id(), command.key(), file -> {
			Fix fix = file.fix(named.id()).orElseThrow();
			Optional<Refusal> refusal = fix.note(new StatusNote(command.caller().person().id(), command.at(), text));
			if (refusal.isPresent()) {
				return Decision.refused(RefusalWithText.text(Wording.refusal(refusal.get()), command));
			}
			List<Block> blocks = new ArrayList<>();
			blocks.add(Block.paragraph(Span.strong(fix.id()), Span.plain(" " + fix.title() + " · " + text + " — "),
					new Span.Mention(command.caller().person().id(), command.caller().person().name())));
			if (text.length() <= LONGEST_IN_BUTTON) {
				blocks.add(Block.buttons(Button.of("Tell everybody", new Action("update", file.id().value(), text))));
			}
			return Decision.accepted(new Reply.Say(new Message(fix.id() + " · " + Wording.brief(text), blocks)),
					SystemEntries.by(file.id(), command, fix.id() + ": " + text));
		});
	}

	private Reply tell(Casefile addressed, Command command, String text, @Nullable Instant next) {
		return editor.change(addressed.id(), command.key(),
				file -> file.incident()
					.tell(new StatusUpdate(text, command.caller().person().id(), command.at(), next))
					.map(refusal -> Decision.refused(RefusalWithText.text(Wording.refusal(refusal), command)))
					.orElseGet(() -> Decision.accepted(new Reply.Say(message(command, text, next)),
							effects(file, command, text))));
	}

	private List<Effect> effects(Casefile file, Command command, String text) {
		List<Effect> effects = new ArrayList<>(Arrays.asList(Effects.refreshed(file.id())));
		effects.add(SystemEntries.by(file.id(), command, "Update: " + text));
		effects.addAll(watch.read(file, text, command.at()));
		return effects;
	}

	private static Message message(Command command, String text, @Nullable Instant next) {
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.paragraph(Span.strong("Update"), Span.plain(" · " + text)));
		List<Span> aside = new ArrayList<>();
		aside.add(Span.plain("by "));
		aside.add(new Span.Mention(command.caller().person().id(), command.caller().person().name()));
		Optional.ofNullable(next).ifPresent(at -> {
			aside.add(Span.plain(" · next update "));
			aside.add(Span.time(at));
		});
		blocks.add(new Block.Aside(aside));
		return new Message("Update · " + Wording.brief(text), blocks);
	}

	private static Form form(Casefile file) {
		return Form.of(new Action("update", file.id().value(), ""), "Post an update", "Post",
				Field.lines("text", "Where do things stand?"),
				new Field.ChoiceField("next", "Next update", true,
						List.of(new Field.Option("15", "in 15 min"), new Field.Option("30", "in 30 min"),
								new Field.Option("60", "in an hour"), new Field.Option("120", "in two hours")),
						null, null));
	}

}
