package dev.firewatch.workflow.fixes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.ProvenTest;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Span;
import dev.firewatch.delivery.Effect;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Refusal;
import dev.firewatch.remediation.Fix;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.SystemEntries;
import dev.firewatch.workflow.kernel.Wording;

/** What every verb about one fix does: find the fix, change it, show the result. */
class FixVerb {

	private final IncidentResolver resolver;

	private final CasefileEditor editor;

	private final FixLines lines;

	public FixVerb(IncidentResolver resolver, CasefileEditor editor, FixLines lines) {
		this.resolver = resolver;
		this.editor = editor;
		this.lines = lines;
	}

	/**
	 * What a verb does with its fix; the command's argument is the text after the fix.
	 */
	interface FixUseCase {

		Reply act(Casefile file, Fix fix, Command command);

	}

	/** Lets the use case act on the fix that the argument begins with. */
	Reply about(Command command, FixUseCase fixUseCase) {
		return about(command, fixUseCase, (file, given) -> Optional.empty());
	}

	/**
	 * The same for a verb that acts on something else, too.
	 * @param other acts where the argument begins with no fix
	 */
	Reply about(Command command, FixUseCase fixUseCase, BiFunction<Casefile, Command, Optional<Reply>> other) {
		return resolver.about(command, (file, given) -> {
			FirstWord words = FirstWord.of(given.argument());
			Optional<Fix> fix = file.fix(words.first().replaceFirst("[,;:]+$", ""));
			if (fix.isEmpty()) {
				Optional<Reply> answered = other.apply(file, given);
				if (answered.isPresent()) {
					return answered.get();
				}
				String known = file.fixes().isEmpty() ? "There are no fixes yet."
						: "There are " + Wording.joined(file.fixes().stream().map(Fix::id).toList()) + ".";
				return RefusalWithText.text("Which fix? Name it like `" + given.verb() + " F1`. " + known, given);
			}
			return fixUseCase.act(file, fix.get(), given.withArgument(words.rest()));
		});
	}

	String nameOf(PersonId person) {
		return lines.nameOf(person);
	}

	/**
	 * Changes the fix and shows it.
	 * @param change makes the change, or returns why it can't
	 * @param what the change in words, for the timeline
	 */
	Reply change(Casefile addressed, Fix named, Command command, String what,
			BiFunction<Casefile, Fix, Optional<Refusal>> change) {
		return editor.change(addressed.id(), command.key(), file -> {
			Fix fix = file.fix(named.id()).orElseThrow();
			Optional<Refusal> refusal = change.apply(file, fix);
			return refusal.map(why -> Decision.refused(kept(Wording.refusal(why), fix, command)))
				.orElseGet(() -> Decision.accepted(shown(file, fix, command), effects(file, fix, command, what)));
		});
	}

	/** Keeps where a regression test is. */
	Reply prove(Casefile addressed, Command command, ProvenTest proven) {
		return editor.change(addressed.id(), command.key(), file -> {
			file.prove(proven);
			String news = proven.test() + " exists: " + proven.where();
			return Decision.accepted(Reply.say(news),
					List.of(SystemEntries.by(file.id(), command, news), Effects.home(command.caller().person().id())));
		});
	}

	/** The fixes that a text names, if it is nothing but their ids. */
	static Optional<List<Fix>> onlyFixes(Casefile file, String text) {
		List<String> ids = Arrays.stream(text.split("[\\s,&+]+"))
			.filter(word -> !word.isEmpty() && !word.equalsIgnoreCase("and"))
			.toList();
		List<Fix> named = ids.stream().flatMap(id -> file.fix(id).stream()).toList();
		return ids.isEmpty() || named.size() < ids.size() ? Optional.empty() : Optional.of(named);
	}

	/** Changes all of the fixes, or none of them, and shows each. */
	Reply changeAll(Casefile addressed, List<Fix> named, Command command, String what,
			BiFunction<Casefile, Fix, Optional<Refusal>> change) {
		return editor.change(addressed.id(), command.key(), file -> {
			List<Block> shown = new ArrayList<>();
			List<Effect> effects = new ArrayList<>();
			for (Fix each : named) {
				Fix fix = file.fix(each.id()).orElseThrow();
				Optional<Refusal> refusal = change.apply(file, fix);
				if (refusal.isPresent()) {
					return Decision.refused(kept(Wording.refusal(refusal.get()), named.get(0), command));
				}
				shown.addAll(message(file, fix, command).blocks());
				effects.addAll(effects(file, fix, command, what));
			}
			String first = Wording.joined(named.stream().map(Fix::id).toList()) + ": " + what;
			return Decision.accepted(new Reply.Say(new Message(first, shown)), effects);
		});
	}

	/** A refusal that hands the text back, including the fix it began with. */
	static Reply kept(String sentence, Fix fix, Command command) {
		return RefusalWithText.text(sentence, command.withArgument((fix.id() + " " + command.argument()).strip()));
	}

	/**
	 * The pressed message now shows how things are; a typed verb is answered in the room.
	 */
	Reply shown(Casefile file, Fix fix, Command command) {
		Message message = message(file, fix, command);
		return command.caller().pressedOn() == null ? new Reply.Say(message) : new Reply.Whisper(message);
	}

	private Message message(Casefile file, Fix fix, Command command) {
		var today = command.at().atZone(command.caller().person().zone()).toLocalDate();
		List<Span> spans = new ArrayList<>();
		spans.add(Span.plain(FixLines.sign(fix, today) + " "));
		spans.add(Span.strong(fix.id()));
		spans.add(Span.plain(" " + fix.title() + " · "));
		spans.addAll(lines.state(file, fix, today));
		spans.add(Span.plain(" · "));
		spans.addAll(lines.owners(file, fix.owners()));
		List<Block> blocks = new ArrayList<>(List.of(new Block.Paragraph(spans)));
		if (fix.isToLand()) {
			blocks.add(new Block.Item(
					List.of(Span
						.plain("📍 " + fix.id() + " was to land in " + fix.scope().lands() + ". Where is it now?")),
					List.of(Button.of("Add its link", new Action("done", file.id().value(), fix.id() + " landed")))));
		}
		return new Message(fix.id() + " " + fix.title() + " · " + lines.state(fix, today), blocks);
	}

	List<Effect> effects(Casefile file, Fix fix, Command command, String what) {
		List<Effect> effects = new ArrayList<>();
		effects.add(Effects.card(file.id()));
		effects.add(SystemEntries.by(file.id(), command, fix.id() + " " + what));
		effects.addAll(Effects.join(file, file.concerned(fix)));
		file.people(fix.owners()).forEach(owner -> effects.add(Effects.home(owner)));
		if (command.caller().pressedOn() != null) {
			effects.add(Effects.notice(file.id(),
					FixLines.sign(fix, command.at().atZone(command.caller().person().zone()).toLocalDate()) + " "
							+ fix.id() + " " + fix.title() + " · " + what + " — " + command.caller().person().name()));
		}
		return effects;
	}

}
