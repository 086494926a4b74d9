package dev.firewatch.workflow.postmortems.meeting;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.firewatch.PublicAddress;
import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Span;
import dev.firewatch.people.People;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Policy;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.postmortem.RequiredReview;
import dev.firewatch.postmortem.Section;
import dev.firewatch.postmortem.Template;
import dev.firewatch.workflow.postmortems.writing.Sections;

/** What the bot says about the review of a postmortem. */
public class ReviewMessages {

	private final Sections sections;

	private final People people;

	private final PublicAddress address;

	/** The template of incidents that have none of their own. */
	private final String fullTemplate;

	public ReviewMessages(Sections sections, People people, PublicAddress address, Policy policy) {
		this.fullTemplate = policy.postmortem().template();
		this.sections = sections;
		this.people = people;
		this.address = address;
	}

	/** When it is held, who comes, what is talked about. */
	public Message review(Casefile file) {
		String id = file.id().value();
		Postmortem postmortem = file.postmortem().orElseThrow();
		Template template = sections.template(postmortem);
		List<Block> blocks = new ArrayList<>();
		List<Span> first = new ArrayList<>(List.of(Span.strong("Review of " + id)));
		postmortem.reviewAt().ifPresent(at -> {
			first.add(Span.plain(" · "));
			first.add(Span.dateTime(at));
		});
		blocks.add(new Block.Paragraph(first));
		blocks.addAll(reasons(postmortem));
		RequiredReview.HeldReview held = postmortem.review().held();
		if (held != null) {
			blocks.add(Block.paragraph(Span.plain("Held: " + held.outcome() + " — "),
					new Span.Mention(held.by(), people.nameOf(held.by()))));
		}
		List<Span> who = new ArrayList<>(List.of(Span.plain("With ")));
		for (PersonId person : participants(file)) {
			who.add(Span.plain(who.size() == 1 ? "" : ", "));
			who.add(new Span.Mention(person, people.nameOf(person)));
		}
		blocks.add(new Block.Paragraph(who));
		for (int i = 0; i < template.agenda().size(); i++) {
			blocks.add(Block.aside(Span.plain((i + 1) + ". " + template.agenda().get(i))));
		}
		answeredTogether(file, postmortem).ifPresent(blocks::add);
		blocks.add(new Block.Paragraph(
				List.of(new Span.Link("Add it to your calendar", address.of("/incidents/" + id + "/review.ics")))));
		if (postmortem.review().isOwed()) {
			blocks.add(Block.buttons(Button.primary("It was held", new Action("review", id, "held"))));
		}
		if (!postmortem.published()) {
			blocks.add(Block.buttons(Button.primary("Ask for a change", new Action("change", id, "")),
					Button.of("Comment", new Action("comment", id, "new")),
					Button.of("Move it", new Action("review", id, "move"))));
		}
		return new Message("Review of " + id, blocks);
	}

	/** What nobody was asked for before, with a button for each. */
	private Optional<Block> answeredTogether(Casefile file, Postmortem postmortem) {
		List<Button> buttons = postmortem.published() ? List.of()
				: sections.open(file)
					.stream()
					.filter(Section::meeting)
					.map(section -> Button.of("Answer " + section.title(),
							new Action("postmortem", file.id().value(), section.id())))
					.toList();
		return buttons.isEmpty() ? Optional.empty() : Optional.of(Block.buttons(buttons.toArray(Button[]::new)));
	}

	/** That it has to be held, why, and when. */
	Message duty(Casefile file) {
		String id = file.id().value();
		Postmortem postmortem = file.postmortem().orElseThrow();
		String first = "The review of " + id + " has to be held before it can close";
		List<Span> when = new ArrayList<>(List.of(Span.strong(first)));
		postmortem.reviewAt().ifPresent(at -> {
			when.add(Span.plain(" · "));
			when.add(Span.dateTime(at));
		});
		List<Block> blocks = new ArrayList<>(List.of(new Block.Paragraph(when)));
		blocks.addAll(reasons(postmortem));
		List<Button> buttons = new ArrayList<>(List.of(Button.primary("When and who", new Action("review", id, "")),
				Button.of("Move it", new Action("review", id, "move"))));
		// A short form asks too little for that.
		if (!postmortem.template().equals(fullTemplate)) {
			buttons.add(Button.of("Use the full postmortem", new Action("postmortem", id, "use " + fullTemplate)));
		}
		blocks.add(new Block.Buttons(buttons, List.of()));
		return new Message(first, blocks);
	}

	private static List<Block> reasons(Postmortem postmortem) {
		return postmortem.review()
			.reasons()
			.stream()
			.map(reason -> (Block) Block.aside(Span.plain("Because " + reason.words() + ".")))
			.toList();
	}

	/** Everybody who holds a role, and who took part. */
	public static List<PersonId> participants(Casefile file) {
		Set<PersonId> people = new LinkedHashSet<>();
		file.incident().roles().forEach(role -> people.add(role.person()));
		people.addAll(file.incident()
			.members()
			.stream()
			.sorted((one, other) -> one.value().compareTo(other.value()))
			.toList());
		return List.copyOf(people);
	}

}
