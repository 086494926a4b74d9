package dev.firewatch.chat.teams.cards;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firewatch.chat.Cut;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.teams.cards.CardSpans.Style;
import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Each kind of field as an input of a card, with what was typed and a sentence at each
 * wrong field.
 */
public class CardFields implements Field.FieldRenderer<List<ObjectNode>> {

	/** Distinct from what the card itself sends. */
	public static final String FIELD = "f.";

	static final int LONGEST_INITIAL = 2_500;

	private static final int LONGEST_LABEL = 300;

	private static final int LONGEST_OPTION = 200;

	private static final int MOST_OPTIONS = 100;

	/** More than this go in a drop-down list. */
	private static final int MOST_RADIOS = 4;

	private final CardSpans spans;

	private final Filling filling;

	private final PeopleChoice people;

	/** What was entered before, and what was wrong with it. */
	public record Filling(Map<String, List<String>> typed, Map<String, String> problems) {

		public static final Filling NONE = new Filling(Map.of(), Map.of());

	}

	/**
	 * How people are chosen.
	 *
	 * @param fromDirectory whether Teams finds them by name; otherwise people type
	 * handles
	 */
	public record PeopleChoice(boolean fromDirectory, Function<PersonId, Optional<String>> userIds,
			Function<PersonId, String> names) {
	}

	CardFields(CardSpans spans, Filling filling, PeopleChoice people) {
		this.spans = spans;
		this.filling = filling;
		this.people = people;
	}

	@Override
	public List<ObjectNode> text(Field.TextField field) {
		String value = first(field.id(), field.value());
		ObjectNode input = input("Input.Text", field).put("isMultiline", field.multiline());
		if (!value.isEmpty()) {
			input.put("value", Cut.to(clean(value), LONGEST_INITIAL));
		}
		if (field.placeholder() != null && !field.placeholder().isBlank()) {
			input.put("placeholder", Cut.to(CardText.plain(field.placeholder()), LONGEST_LABEL));
		}
		String hint = field.hint();
		if (value.length() > LONGEST_INITIAL) {
			String warning = "Only the first %,d of %,d characters fit here; what you send replaces the whole text."
				.formatted(LONGEST_INITIAL, value.length());
			hint = hint == null ? warning : warning + " " + hint;
		}
		return explained(field, hint, input);
	}

	@Override
	public List<ObjectNode> choice(Field.ChoiceField field) {
		String value = field.value();
		List<String> chosen = filling.typed().getOrDefault(field.id(), value == null ? List.of() : List.of(value));
		ObjectNode input = choices(field, field.options(), chosen, false);
		input.put("style", !field.optional() && field.options().size() <= MOST_RADIOS ? "expanded" : "compact");
		return explained(field, hint(field.options(), field.hint()), input);
	}

	@Override
	public List<ObjectNode> choices(Field.ChoicesField field) {
		List<String> chosen = filling.typed().isEmpty() ? field.values()
				: filling.typed().getOrDefault(field.id(), List.of());
		ObjectNode input = choices(field, field.options(), chosen, true).put("style", "expanded");
		return explained(field, hint(field.options(), field.hint()), input);
	}

	/** Values are numbers, as Teams joins several with commas. */
	private ObjectNode choices(Field field, List<Field.Option> options, List<String> chosen, boolean several) {
		ObjectNode input = input("Input.ChoiceSet", field).put("isMultiSelect", several).put("wrap", true);
		ArrayNode choices = input.putArray("choices");
		List<String> values = new ArrayList<>();
		IntStream.range(0, Math.min(options.size(), MOST_OPTIONS)).forEach(i -> {
			Field.Option option = options.get(i);
			String label = option.label().isBlank() ? option.value() : option.label();
			choices.addObject()
				.put("title", Cut.to(CardText.plain(label.isBlank() ? "–" : label), LONGEST_OPTION))
				.put("value", String.valueOf(i));
			if (chosen.contains(option.value())) {
				values.add(String.valueOf(i));
			}
		});
		if (!values.isEmpty()) {
			input.put("value", several ? String.join(",", values) : values.get(0));
		}
		return input;
	}

	private static @Nullable String hint(List<Field.Option> options, @Nullable String hint) {
		if (options.size() <= MOST_OPTIONS) {
			return hint;
		}
		String more = "%,d more don't fit here; type the command instead.".formatted(options.size() - MOST_OPTIONS);
		return hint == null ? more : hint + " " + more;
	}

	@Override
	public List<ObjectNode> people(Field.PeopleField field) {
		List<PersonId> chosen = filling.typed().isEmpty() ? field.values()
				: filling.typed()
					.getOrDefault(field.id(), List.of())
					.stream()
					.filter(value -> !value.isBlank())
					.map(PersonId::new)
					.toList();
		if (!people.fromDirectory()) {
			ObjectNode input = input("Input.Text", field).put("placeholder", "@handle");
			if (!chosen.isEmpty()) {
				input.put("value", CardText
					.plain(String.join(" ", chosen.stream().map(id -> "@" + people.names().apply(id)).toList())));
			}
			return explained(field, null, input);
		}
		ObjectNode input = input("Input.ChoiceSet", field).put("isMultiSelect", field.several())
			.put("style", "compact");
		ArrayNode choices = input.putArray("choices");
		List<String> values = new ArrayList<>();
		for (PersonId person : chosen) {
			people.userIds().apply(person).ifPresent(userId -> {
				choices.addObject().put("title", CardText.plain(people.names().apply(person))).put("value", userId);
				values.add(userId);
			});
		}
		input.putObject("choices.data").put("type", "Data.Query").put("dataset", "graph.microsoft.com/users");
		if (!values.isEmpty()) {
			input.put("value", field.several() ? String.join(",", values) : values.get(0));
		}
		return explained(field, null, input);
	}

	@Override
	public List<ObjectNode> date(Field.DateField field) {
		String value = first(field.id(), field.value());
		ObjectNode input = input("Input.Date", field);
		if (value.matches("\\d{4}-\\d\\d-\\d\\d")) {
			input.put("value", value);
		}
		return explained(field, null, input);
	}

	@Override
	public List<ObjectNode> reading(Field.FieldReading field) {
		return spans.element(field.spans(), Style.NORMAL).stream().toList();
	}

	private static ObjectNode input(String type, Field field) {
		String label = field.label().isBlank() ? field.id() : field.label();
		return TeamsJson.object()
			.put("type", type)
			.put("id", FIELD + field.id())
			.put("label", Cut.to(CardText.plain(label), LONGEST_LABEL) + (field.optional() ? " (optional)" : ""));
	}

	private List<ObjectNode> explained(Field field, @Nullable String hint, ObjectNode input) {
		List<ObjectNode> elements = new ArrayList<>();
		String problem = filling.problems().get(field.id());
		if (problem != null) {
			spans.element(List.of(Span.plain(problem)), Style.WRONG).ifPresent(elements::add);
		}
		elements.add(input);
		if (hint != null) {
			spans.element(List.of(Span.plain(Cut.to(hint, LONGEST_LABEL))), Style.SMALL).ifPresent(elements::add);
		}
		return elements;
	}

	private String first(String id, String otherwise) {
		List<String> values = filling.typed().getOrDefault(id, List.of(otherwise));
		return values.isEmpty() ? "" : values.get(0);
	}

	/** The text can be edited and comes back, so nothing may be added to it. */
	private static String clean(String value) {
		return CardText.plain(value).replace("\u2060", "");
	}

}
