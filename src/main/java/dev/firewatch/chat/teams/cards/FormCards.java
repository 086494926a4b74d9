package dev.firewatch.chat.teams.cards;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firewatch.chat.Cut;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.teams.cards.CardFields.Filling;
import dev.firewatch.chat.teams.cards.CardFields.PeopleChoice;
import dev.firewatch.chat.teams.cards.CardSpans.Style;

/** Turns a form into a card, for a dialog or for the conversation itself. */
public class FormCards {

	static final String FORM = "form";

	private static final int LONGEST_TITLE = 200;

	private final CardRenderer cards;

	private final PeopleChoice people;

	public FormCards(CardRenderer cards, PeopleChoice people) {
		this.cards = cards;
		this.people = people;
	}

	/** A form for a dialog, which shows the title itself. */
	public ObjectNode dialog(FormState state, Filling filling) {
		return card(state, filling, false);
	}

	/** A form as a message of the conversation. */
	public ObjectNode inline(FormState state, Filling filling) {
		return card(state, filling, true);
	}

	public static String title(Form form) {
		return Cut.to(CardText.plain(form.title().isBlank() ? "Firewatch" : form.title()), LONGEST_TITLE);
	}

	private ObjectNode card(FormState state, Filling filling, boolean titled) {
		ObjectNode card = CardRenderer.card();
		ArrayNode body = card.withArray("body");
		CardMentions mentions = cards.mentions();
		CardSpans spans = cards.spans(mentions);
		Form form = state.form();
		if (titled) {
			spans.element(List.of(Span.plain(title(form))), Style.HEADING).ifPresent(body::add);
		}
		problemsElsewhere(form, filling.problems())
			.forEach(problem -> spans.element(List.of(Span.plain(problem)), Style.WRONG).ifPresent(body::add));
		CardFields fields = new CardFields(spans, filling, people);
		form.fields().forEach(field -> field.render(fields).forEach(body::add));
		ObjectNode submit = card.putArray("actions")
			.addObject()
			.put("type", "Action.Submit")
			.put("title", Cut.to(CardText.plain(form.submitLabel().isBlank() ? "Send" : form.submitLabel()), 60))
			.put("style", "positive");
		submit.putObject("data").putObject(CardButtons.OURS).put(FORM, state.encoded());
		CardRenderer.finished(card, mentions);
		if (CardRenderer.size(card) > CardRenderer.LARGEST) {
			throw PlatformFailure
				.permanent("The form \"" + title(form) + "\" is larger than Teams allows. Type the command instead.");
		}
		return card;
	}

	/** A mistake that belongs to no input is shown above all fields. */
	private static List<String> problemsElsewhere(Form form, Map<String, String> problems) {
		List<String> inputs = form.fields()
			.stream()
			.filter(field -> !(field instanceof Field.FieldReading))
			.map(Field::id)
			.toList();
		List<String> elsewhere = new ArrayList<>();
		problems.forEach((field, problem) -> {
			if (!inputs.contains(field)) {
				elsewhere.add(problem);
			}
		});
		return elsewhere;
	}

}
