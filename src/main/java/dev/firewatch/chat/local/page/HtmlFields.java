package dev.firewatch.chat.local.page;

import java.util.List;
import java.util.Map;

import dev.firewatch.chat.Field;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a form as HTML, with what was typed and a sentence at each wrong field.
 */
record HtmlFields(List<Person> people, HtmlSpans spans, Map<String, List<String>> typed,
		Map<String, String> problems) implements Field.FieldRenderer<Html> {

	/** More than this go in a drop-down list. */
	private static final int MOST_RADIOS = 4;

	Html all(List<Field> fields) {
		return Html.pieces().add(fields.stream().map(field -> field.render(this)).toList());
	}

	@Override
	public Html text(Field.TextField field) {
		String value = first(field.id(), field.value());
		Html control = field.multiline()
				? control("textarea", field, field.hint()).attribute("rows", "4").text(guarded(value))
				: control("input", field, field.hint()).attribute("type", "text").attribute("value", value);
		String placeholder = field.placeholder();
		if (placeholder != null) {
			control.attribute("placeholder", placeholder);
		}
		return labelled(field, field.hint(), control.attribute("dir", "auto").attribute("autocomplete", "off"));
	}

	/** A browser drops the first line break of a text area. */
	private static String guarded(String value) {
		return value.startsWith("\n") ? "\n" + value : value;
	}

	@Override
	public Html date(Field.DateField field) {
		return labelled(field, null, control("input", field, null).attribute("type", "date")
			.attribute("value", first(field.id(), field.value())));
	}

	@Override
	public Html choice(Field.ChoiceField field) {
		String value = field.value();
		List<String> chosen = typed.getOrDefault(field.id(), value == null ? List.of() : List.of(value));
		if (!field.optional() && field.options().size() <= MOST_RADIOS) {
			return group(field, field.hint(), options("radio", field, field.options(), chosen));
		}
		Html select = control("select", field, field.hint());
		if (field.optional() || chosen.isEmpty()) {
			select.add(Html.element("option").attribute("value", "").text(field.optional() ? "–" : "Choose …"));
		}
		field.options()
			.forEach(option -> select.add(Html.element("option")
				.attribute("value", option.value())
				.flag("selected", chosen.contains(option.value()))
				.text(option.label())));
		return labelled(field, field.hint(), select);
	}

	@Override
	public Html choices(Field.ChoicesField field) {
		List<String> chosen = typed.isEmpty() ? field.values() : typed.getOrDefault(field.id(), List.of());
		return group(field, field.hint(), options("checkbox", field, field.options(), chosen));
	}

	@Override
	public Html people(Field.PeopleField field) {
		List<String> chosen = typed.isEmpty() ? field.values().stream().map(PersonId::value).toList()
				: typed.getOrDefault(field.id(), List.of());
		if (field.several()) {
			List<Field.Option> options = people.stream()
				.map(person -> new Field.Option(person.id().value(), person.name()))
				.toList();
			return group(field, null, options("checkbox", field, options, chosen));
		}
		Html select = control("select", field, null)
			.add(Html.element("option").attribute("value", "").text(field.optional() ? "–" : "Choose …"));
		people.forEach(person -> select.add(Html.element("option")
			.attribute("value", person.id().value())
			.flag("selected", chosen.contains(person.id().value()))
			.text(person.name())));
		return labelled(field, null, select);
	}

	@Override
	public Html reading(Field.FieldReading field) {
		return Html.element("div", "reading").attribute("dir", "auto").add(spans.all(field.spans()));
	}

	private List<Html> options(String type, Field field, List<Field.Option> options, List<String> chosen) {
		return options.stream()
			.map(option -> Html.element("label", "option")
				.add(Html.element("input")
					.attribute("type", type)
					.attribute("name", name(field))
					.attribute("value", option.value())
					.flag("checked", chosen.contains(option.value())))
				.add(Html.element("span").text(option.label())))
			.toList();
	}

	private Html control(String element, Field field, @Nullable String hint) {
		Html control = Html.element(element).attribute("name", name(field)).attribute("id", "field-" + field.id());
		if (!field.optional()) {
			control.attribute("aria-required", "true");
		}
		return described(control, field, hint);
	}

	private Html described(Html control, Field field, @Nullable String hint) {
		boolean wrong = problems.containsKey(field.id());
		String by = (wrong ? "problem-" + field.id() + " " : "") + (hint != null ? "hint-" + field.id() : "");
		if (wrong) {
			control.attribute("aria-invalid", "true");
		}
		return by.isBlank() ? control : control.attribute("aria-describedby", by.strip());
	}

	private Html labelled(Field field, @Nullable String hint, Html control) {
		Html label = label(Html.element("label").attribute("for", "field-" + field.id()), field);
		return explained(Html.element("div", "field").add(label).add(control), field, hint);
	}

	private Html group(Field field, @Nullable String hint, List<Html> options) {
		Html set = described(Html.element("fieldset", "field"), field, hint);
		return explained(set.add(label(Html.element("legend"), field)).add(options), field, hint);
	}

	private static Html label(Html label, Field field) {
		label.text(field.label());
		return field.optional() ? label.add(Html.element("span", "optional").text(" optional")) : label;
	}

	private Html explained(Html around, Field field, @Nullable String hint) {
		String problem = problems.get(field.id());
		if (problem != null) {
			around.add(Html.element("p", "problem").attribute("id", "problem-" + field.id()).text(problem));
		}
		if (hint != null) {
			around.add(Html.element("p", "hint").attribute("id", "hint-" + field.id()).text(hint));
		}
		return around;
	}

	private String first(String id, String otherwise) {
		List<String> values = typed.getOrDefault(id, List.of(otherwise));
		return values.isEmpty() ? "" : values.get(0);
	}

	/** Distinct from what the page itself sends. */
	static String name(Field field) {
		return "field." + field.id();
	}

}
