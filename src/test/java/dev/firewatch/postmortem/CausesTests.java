package dev.firewatch.postmortem;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.firewatch.testing.IncidentFixture.person;
import static org.assertj.core.api.Assertions.assertThat;

class CausesTests {

	private final Causes causes = new Causes();

	private Cause add(String text, boolean primary) {
		return causes.add(text, null, primary, person("bob"));
	}

	private List<String> primary() {
		return causes.all().stream().filter(Cause::primary).map(Cause::id).toList();
	}

	@Test
	void makeTheFirstPrimaryUntilAnotherIs() {
		assertThat(add("a script", false).primary()).isTrue();
		assertThat(add("no alert", false).primary()).isFalse();
		assertThat(primary()).containsExactly("CF1");
		add("no owner", true);
		assertThat(primary()).containsExactly("CF3");
		assertThat(causes.makePrimary("cf2")).isTrue();
		assertThat(primary()).containsExactly("CF2");
	}

	@Test
	void keepTheirPrimaryIfAskedForOneThatIsNotThere() {
		add("a script", false);

		assertThat(causes.makePrimary("CF2")).isFalse();
		assertThat(primary()).containsExactly("CF1");
	}

	@Test
	void areFoundByTheirIds() {
		Cause cause = causes.add("a script", "nobody ran it", false, person("bob"));

		assertThat(causes.find("cf1")).contains(cause);
		assertThat(causes.find("CF2")).isEmpty();
		assertThat(cause.because()).isEqualTo("nobody ran it");
	}

	@Test
	void needNoFixOnceAccepted() {
		add("a script", false);
		add("the weather", false);

		assertThat(causes.accept("cf2", "nothing to be done")).isTrue();
		assertThat(causes.accept("CF3", "no")).isFalse();
		assertThat(causes.all()).extracting(Cause::acceptedBecause).containsExactly(null, "nothing to be done");
		causes.makePrimary("CF2");
		assertThat(causes.all().get(1).acceptedBecause()).isEqualTo("nothing to be done");
		assertThat(causes.all()).extracting(Cause::text).containsExactly("a script", "the weather");
	}

	@Test
	void numberWhatWasRuledOut() {
		causes.ruleOut("the network", "no loss seen", person("bob"));

		assertThat(causes.ruleOut("the disk", null, person("bob")).number()).isEqualTo(2);
		assertThat(causes.ruledOut()).extracting(NotCause::text).containsExactly("the network", "the disk");
	}

	@Test
	void goDeeperWhyByWhy() {
		Why first = causes.why(1, "the certificate expired", "the log", person("bob"));
		Why second = causes.why(2, "nobody owned it", null, person("bob"));

		assertThat(causes.whys()).containsExactly(first, second);
		assertThat(first.question()).isEqualTo("Why did this problem occur?");
		assertThat(second.question()).isEqualTo("Why did that happen?");
		assertThat(first.evidence()).isEqualTo("the log");
	}

	@ParameterizedTest
	@CsvSource({ "0, 1", "-5, 1", "1, 1", "2, 2", "3, 3", "9, 3" })
	void sayAnewWhyAtALevelAndForgetWhatLiesDeeper(int level, int expected) {
		causes.why(1, "one", null, person("bob"));
		causes.why(2, "two", null, person("bob"));

		assertThat(causes.why(level, "again", null, person("bob")).level()).isEqualTo(expected);
		assertThat(causes.whys()).hasSize(expected).last().extracting(Why::answer).isEqualTo("again");
	}

	@Test
	void reachTheRootAtTheDeepestLevel() {
		assertThat(causes.reachRoot()).isFalse();
		causes.why(1, "one", null, person("bob"));
		assertThat(causes.reachRoot()).isTrue();
		assertThat(causes.whys()).extracting(Why::root).containsExactly(true);
		causes.why(2, "two", null, person("bob"));
		causes.reachRoot();
		assertThat(causes.whys()).extracting(Why::root).containsExactly(false, true);
	}

}
