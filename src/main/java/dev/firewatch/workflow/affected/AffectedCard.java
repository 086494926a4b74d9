package dev.firewatch.workflow.affected;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.NoticeDraft;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Span;
import dev.firewatch.people.People;
import dev.firewatch.policy.Policy;
import dev.firewatch.recovery.Affected;
import dev.firewatch.recovery.PersonalNotice;
import dev.firewatch.recovery.PersonalNotice.NoticeText;
import dev.firewatch.recovery.Remedy;

/**
 * Affected people as chat shows them, by counts and states alone, and the forms by which
 * it goes on.
 */
class AffectedCard {

	private static final String DETAILS = "Who they are and what harm they had stands on the incident's page; `status` "
			+ "gives you a link.";

	private static final List<String> TITLES = List.of("What happened, and why", "What it meant for them",
			"What prevents that it happens again", "What is done for them");

	private final People people;

	private final Policy policy;

	AffectedCard(People people, Policy policy) {
		this.people = people;
		this.policy = policy;
	}

	/** One of them as it stands, with the next step. */
	Message message(Casefile file, Affected one) {
		String first = one.id() + " · " + one.people() + " · " + one.state().words();
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.paragraph(Span.plain("🧑 "), Span.strong(first),
				Span.plain(one.state().settled() ? "" : " · next: " + one.next())));
		List<Span> seen = new ArrayList<>();
		if (one.owner() != null) {
			seen.add(Span.plain("Seen to by "));
			seen.add(new Span.Mention(one.owner(), people.nameOf(one.owner())));
		}
		if (one.due() != null) {
			seen.add(Span.plain((seen.isEmpty() ? "By " : ", by ") + one.due()));
		}
		if (!seen.isEmpty()) {
			blocks.add(new Block.Aside(seen));
		}
		List<Button> buttons = buttons(file, one);
		if (!buttons.isEmpty()) {
			blocks.add(new Block.Buttons(buttons, List.of()));
		}
		return new Message(first, blocks);
	}

	private static List<Button> buttons(Casefile file, Affected one) {
		if (one.state().settled()) {
			return List.of();
		}
		PersonalNotice notice = one.notice();
		Button next = Button.primary(switch (one.state()) {
			case IDENTIFIED -> "Agree on a remedy";
			case NOTIFIED -> "The remedy was given";
			case REMEDIED -> "Verify";
			default -> notice == null || notice.rejected() != null ? "Write the notice"
					: notice.awaitsApproval() ? "Read and approve" : "It was sent";
		}, action(file, one, "next"));
		return List.of(next, Button.of("Owner and date", action(file, one, "assign")));
	}

	/** All of them. */
	Message list(Casefile file) {
		List<Affected> all = file.aftermath().affected();
		long open = file.aftermath().affectedOpen().size();
		String first = "Affected by " + file.id() + ": " + file.aftermath().affectedInShort().orElse("nobody is known");
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.paragraph(Span.strong(first)));
		all.forEach(one -> blocks.add(new Block.Item(
				List.of(Span.strong(one.id()),
						Span.plain(" " + one.people() + " · " + one.state().words()
								+ (one.state().settled() ? "" : " · next: " + one.next()))),
				List.of(Button.of("Open", action(file, one, ""))))));
		blocks.add(Block.aside(Span.sentence(DETAILS).toArray(Span[]::new)));
		blocks.add(Block.buttons(Button.of(open == 0 && all.isEmpty() ? "Add them" : "Add others",
				new Action(AffectedVerb.NAME, file.id().value(), "new"))));
		return new Message(first, blocks);
	}

	private static Action action(Casefile file, Affected one, String step) {
		return new Action(AffectedVerb.NAME, file.id().value(), (one.id() + " " + step).strip());
	}

	/** Asks whom it harmed. */
	static Form beginning(Casefile file) {
		return Form.of(new Action(AffectedVerb.NAME, file.id().value(), "new"), "Affected people", "Add",
				Field.line("count", "How many people?"),
				new Field.TextField("whom", "A pseudonym, or what they have in common", false, false, "",
						"P-17, or: applicants refused in March", "No names, addresses, phone or account numbers"),
				Field.optionalLines("harm", "What harm did they have?"));
	}

	/** Asks what is done for them. */
	static Form remedy(Casefile file, Affected one) {
		Remedy remedy = one.remedy();
		String words = one.agreed() == null ? "" : Objects.requireNonNullElse(one.agreed().words(), "");
		return new Form(action(file, one, "remedy"), one.id() + ": the remedy", "Agree",
				List.of(about(one), new Field.ChoiceField("remedy", "What is done for them?", false,
						Arrays.stream(Remedy.values()).map(each -> new Field.Option(each.key(), each.words())).toList(),
						remedy == null ? null : remedy.key(), null),
						new Field.TextField("words", "How exactly? Or why none is needed", true, true, words, null,
								null),
						owner(one), due(one)));
	}

	/** Asks who sees to it, and until when. */
	static Form assigning(Casefile file, Affected one) {
		return Form.of(action(file, one, "assign"), one.id() + ": owner and date", "Save", owner(one), due(one));
	}

	private static Field owner(Affected one) {
		return new Field.PeopleField("owner", "Who sees to it?", true, false,
				one.owner() == null ? List.of() : List.of(one.owner()));
	}

	private static Field due(Affected one) {
		return new Field.DateField("due", "Until when?", true, one.due() == null ? "" : one.due().toString());
	}

	/** Asks what they are told; what is known is filled in. */
	Form notice(Casefile file, Affected one) {
		PersonalNotice written = one.notice();
		NoticeText text = written == null ? NoticeDraft.of(file, one, policy.zone()) : written.text();
		List<Field> fields = new ArrayList<>();
		if (written != null && written.rejected() != null && written.rejected().words() != null) {
			fields.add(
					new Field.FieldReading("rejected", List.of(Span.plain("Rejected: " + written.rejected().words()))));
		}
		for (int part = 0; part < TITLES.size(); part++) {
			fields.add(new Field.TextField(field(part), TITLES.get(part), false, true, text.parts().get(part), null,
					null));
		}
		return new Form(action(file, one, "notice"), one.id() + ": what they are told", "Save", fields);
	}

	/** The field of one of the four things. */
	static String field(int part) {
		return "part" + part;
	}

	/** Shows what they are told to whoever approves it. */
	static Form reading(Casefile file, Affected one, PersonalNotice notice) {
		List<Field> fields = new ArrayList<>();
		for (int part = 0; part < TITLES.size(); part++) {
			fields.add(new Field.FieldReading("read" + part,
					List.of(Span.strong(TITLES.get(part)), Span.plain("\n" + notice.text().parts().get(part)))));
		}
		fields.add(new Field.ChoiceField("decision", "May they be told so?", false,
				List.of(new Field.Option("approve", "Approve"), new Field.Option("reject", "Reject")), "approve",
				null));
		fields.add(Field.optionalLines("reason", "Why?"));
		return new Form(action(file, one, "decide"), one.id() + ": approve it", "Decide", fields);
	}

	/** Asks how they were told. */
	static Form sending(Casefile file, Affected one) {
		return Form.of(action(file, one, "sent"), one.id() + ": they were told", "Save",
				new Field.TextField("how", "How?", false, false, "", "by letter, in the app", null),
				new Field.TextField("when", "When?", true, false, "", "now, or fri 17:32", null), new Field.TextField(
						"evidence", "Where can that be seen?", false, false, "", "a link or a file number", null));
	}

	/** Asks how the remedy reached them. */
	static Form giving(Casefile file, Affected one) {
		return Form.of(action(file, one, "remedied"), one.id() + ": the remedy was given", "Save",
				Field.lines("evidence", "Where can that be seen?"));
	}

	/** Asks by what it was verified. */
	static Form verifying(Casefile file, Affected one) {
		return Form.of(action(file, one, "verified"), one.id() + ": verify it", "Verified",
				Field.optionalLines("evidence", "How did you check it?"));
	}

	private static Field about(Affected one) {
		return new Field.FieldReading("about",
				List.of(Span.plain(one.people() + ": " + one.whom() + (one.harm() == null ? "" : ". " + one.harm()))));
	}

}
