package dev.firewatch.workflow.kernel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.firewatch.people.Account;
import dev.firewatch.people.Directory;
import dev.firewatch.people.DirectoryAway;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import dev.firewatch.policy.ConfigFiles;
import dev.firewatch.policy.Policy;
import dev.firewatch.testing.KnownPeople;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Who is a senior is decided by who somebody is, never by what they call themselves. */
class SeniorGroupTests {

	private static final Instant MONDAY = Instant.parse("2027-01-04T09:00:00Z");

	private static final PersonId DAVE = new PersonId("slack/U0DAVE1");

	@TempDir
	Path directory;

	private final Map<String, List<PersonId>> slack = new HashMap<>(Map.of("@dave", List.of(DAVE)));

	private boolean away;

	private final KnownPeople people = new KnownPeople() {

		@Override
		public Optional<Person> byAddress(String address) {
			return address.equals("erin@example.com") ? find(new PersonId("teams/erin")) : Optional.empty();
		}

	};

	private SeniorGroup group(String names) throws Exception {
		Files.writeString(directory.resolve("policy.yml"), "senior-group: " + names + "\n");
		Policy policy = new ConfigFiles(directory).policy();
		Directory asked = name -> {
			if (away) {
				throw new DirectoryAway(new IllegalStateException("no answer"));
			}
			return slack.getOrDefault(name, List.of());
		};
		return new SeniorGroup(policy, people, () -> List.of(asked));
	}

	private PersonId known(Platform platform, String account, String handle) {
		Account its = new Account(platform, account);
		Person person = new Person(new PersonId(its.key()), handle, handle, ZoneId.of("UTC"), List.of(its));
		people.save(person);
		return person.id();
	}

	@Test
	void isWhoThePlatformNamesAndNobodyWhoTakesTheName() throws Exception {
		PersonId impostor = known(Platform.TEAMS, "29:someone", "dave");

		assertThat(group("[\"@dave\"]").members()).containsExactly(DAVE).doesNotContain(impostor);
	}

	@Test
	void isNamedByAddressOrAccount() throws Exception {
		PersonId erin = known(Platform.TEAMS, "erin", "erin");
		PersonId frank = known(Platform.SLACK, "U0FRANK", "frank");
		PersonId grace = known(Platform.TEAMS, "6f9619ff-8b86-d011-b42d-00cf4fc964ff", "grace");

		assertThat(group("[erin@example.com, U0FRANK, 6f9619ff-8b86-d011-b42d-00cf4fc964ff]").members())
			.containsExactly(erin, frank, grace);
	}

	@Test
	void namesWhoIsNotKnown() throws Exception {
		SeniorGroup group = group("[\"@dave\", \"@nobody\"]");

		assertThat(group.unknown()).containsExactly("@nobody");
		assertThat(group.problems()).singleElement().asString().contains("@nobody", "policy.yml");
	}

	@Test
	void isLookedUpAgainEachDayAndSoonerIfSomebodyIsMissing() throws Exception {
		SeniorGroup group = group("[\"@dave\"]");
		group.refresh(MONDAY);
		slack.put("@dave", List.of());
		group.refresh(MONDAY.plus(Duration.ofHours(23)));
		assertThat(group.members()).containsExactly(DAVE);
		group.refresh(MONDAY.plus(Duration.ofHours(24)));
		assertThat(group.members()).as("a group that was emptied").isEmpty();

		slack.put("@dave", List.of(DAVE));
		group.refresh(MONDAY.plus(Duration.ofHours(25)));
		assertThat(group.members()).containsExactly(DAVE);
	}

	@Test
	void keepsItsRightsWhileThePlatformIsAway() throws Exception {
		SeniorGroup group = group("[\"@dave\"]");
		group.refresh(MONDAY);
		away = true;
		group.refresh(MONDAY.plus(Duration.ofDays(2)));

		assertThat(group.members()).containsExactly(DAVE);
	}

}
