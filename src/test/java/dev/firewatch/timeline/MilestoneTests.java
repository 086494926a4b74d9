package dev.firewatch.timeline;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class MilestoneTests {

	@ParameterizedTest
	@EnumSource
	void isReadAsItIsTyped(Milestone milestone) {
		assertThat(Milestone.parse(milestone.key())).contains(milestone);
		assertThat(Milestone.parse(milestone.words().replace(' ', '-'))).contains(milestone);
	}

	@Test
	void isNoneOfAnotherWord() {
		assertThat(Milestone.parse("Cause-Found")).contains(Milestone.CAUSE_FOUND);
		assertThat(Milestone.parse("")).isEmpty();
		assertThat(Milestone.parse("done")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			alert fired #detected        | alert fired             | DETECTED
			alert fired  # detected      | alert fired             | DETECTED
			alert fired\t#Detected       | alert fired             | DETECTED
			alert fired #paged           | alert fired #paged      |
			alert fired#detected         | alert fired#detected    |
			#detected                    | #detected               |
			alert #detected fired        | alert #detected fired   |
			see #42 #mitigated           | see #42                 | MITIGATED
			alert fired                  | alert fired             |
			""")
	void isGivenAsTheLastWordOfAText(String said, String text, @Nullable Milestone mark) {
		assertThat(MarkedText.of(said)).isEqualTo(new MarkedText(text, mark));
	}

}
