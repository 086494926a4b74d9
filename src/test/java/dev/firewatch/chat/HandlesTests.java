package dev.firewatch.chat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import dev.firewatch.people.PersonId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HandlesTests {

	private static final Set<String> NAMES = Set.of("alice", "bob.smith", "jörg-m", "o'neil", "dan_3");

	private static final Function<String, Optional<PersonId>> KNOWN = name -> Optional.of(name)
		.filter(NAMES::contains)
		.map(PersonId::new);

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			@alice took over | @alice
			ask @bob.smith. | @bob.smith
			(@jörg-m) | @jörg-m
			@o'neil's turn | @o'neil
			@o'neil | @o'neil
			@alice's turn | @alice
			@alice, then | @alice
			@alice:due | @alice
			"@dan_3" | @dan_3
			""")
	void findsTheHandleWhateverStandsAroundIt(String text, String token) {
		assertThat(tokens(text)).containsExactly(token);
	}

	@ParameterizedTest
	@ValueSource(strings = { "mail x@alice", "https://git.example/@alice", "@@alice", "_@alice", "@ alice", "@nobody" })
	void findsNobodyInAddressesAndPaths(String text) {
		assertThat(tokens(text)).isEmpty();
	}

	@Test
	void saysWhereEachStands() {
		String text = "ask @alice's and @dan_3!";

		assertThat(Handles.find(text, KNOWN)).map(found -> text.substring(found.start(), found.end()))
			.containsExactly("@alice", "@dan_3");
	}

	@Test
	void givesUpOnATextThatIsAListOfNames() {
		String many = "@nobody ".repeat(Handles.MOST) + "@alice";

		assertThat(tokens(many)).isEmpty();
		assertThat(tokens("@alice @alice")).containsExactly("@alice");
	}

	private static List<String> tokens(String text) {
		return Handles.mentionedIn(text, KNOWN).stream().map(MentionedPerson::token).toList();
	}

}
