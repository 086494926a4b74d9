package dev.firewatch.chat.local.page;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import dev.firewatch.chat.Field;
import dev.firewatch.chat.Field.Option;
import dev.firewatch.chat.Span;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HtmlFieldsTests {

	private static final Person ALICE = person("alice", "Alice");

	private static final Person BOB = person("bob", "Bob");

	private static final List<Option> TWO = List.of(new Option("a", "A"), new Option("b", "B"));

	private static Person person(String handle, String name) {
		return new Person(new PersonId("local/" + handle), name, handle, ZoneId.of("UTC"), List.of());
	}

	private static String html(Field field) {
		return html(field, Map.of(), Map.of());
	}

	private static String html(Field field, Map<String, List<String>> typed, Map<String, String> problems) {
		return new HtmlFields(List.of(ALICE, BOB), new HtmlSpans(ALICE, Instant.EPOCH), typed, problems)
			.all(List.of(field))
			.toString();
	}

	@Test
	void showsALineWithItsLabelHintAndPlaceholder() {
		String html = html(new Field.TextField("title", "What is wrong?", false, false, "x\"y", "checkout", "Short"));

		assertThat(html).contains("<label for=\"field-title\">What is wrong?</label>")
			.contains("name=\"field.title\" id=\"field-title\" aria-required=\"true\" aria-describedby=\"hint-title\"")
			.contains("value=\"x&quot;y\"")
			.contains("placeholder=\"checkout\"")
			.contains("id=\"hint-title\">Short</p>");
	}

	@Test
	void showsSeveralLinesExactly() {
		assertThat(html(new Field.TextField("t", "T", true, true, "\n</textarea>", null, null)))
			.contains(">\n\n&lt;/textarea&gt;</textarea>")
			.contains("optional");
	}

	@Test
	void showsFewOptionsAsRadioButtonsAndOptionalOnesAsAList() {
		assertThat(html(new Field.ChoiceField("c", "C", false, TWO, "b", null))).contains("<fieldset")
			.contains("type=\"radio\" name=\"field.c\" value=\"b\" checked");
		assertThat(html(new Field.ChoiceField("c", "C", true, TWO, null, null))).contains("<select")
			.contains("<option value=\"\">–</option>");
	}

	@Test
	void showsChoicesAsCheckboxes() {
		assertThat(html(new Field.ChoicesField("c", "C", true, TWO, List.of("a"), null)))
			.contains("type=\"checkbox\" name=\"field.c\" value=\"a\" checked")
			.contains("value=\"b\">");
	}

	@Test
	void showsPeople() {
		assertThat(html(new Field.PeopleField("p", "P", false, true, List.of(BOB.id())))).contains("type=\"checkbox\"")
			.contains("value=\"local/bob\" checked");
		assertThat(html(new Field.PeopleField("p", "P", false, false, List.of(BOB.id())))).contains("<select")
			.contains("<option value=\"local/bob\" selected>Bob</option>");
	}

	@Test
	void showsADateAndSomethingToRead() {
		assertThat(html(new Field.DateField("d", "D", true, "2026-11-20")))
			.contains("type=\"date\" value=\"2026-11-20\"");
		assertThat(html(new Field.FieldReading("r", List.of(Span.plain("<b>"))))).contains("&lt;b&gt;");
	}

	@Test
	void comesBackWithWhatWasTypedAndTheProblemAtTheField() {
		String html = html(new Field.TextField("when", "When", true, false, "", null, "hint"),
				Map.of("when", List.of("thirsday")), Map.of("when", "I don't know <that> date."));

		assertThat(html).contains("value=\"thirsday\"")
			.contains("aria-invalid=\"true\" aria-describedby=\"problem-when hint-when\"")
			.contains("id=\"problem-when\">I don&#39;t know &lt;that&gt; date.</p>");
	}

	@Test
	void whatWasUncheckedStaysUnchecked() {
		assertThat(html(new Field.ChoicesField("c", "C", true, TWO, List.of("a"), null), Map.of("other", List.of("x")),
				Map.of()))
			.doesNotContain("checked");
	}

}
