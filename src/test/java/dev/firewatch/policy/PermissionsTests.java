package dev.firewatch.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PermissionsTests {

	@Test
	void letThoseWhoAreNamedInTheOrderInWhichTheyAreWritten() {
		Permissions permissions = new Permissions(
				Map.of(Permissions.APPROVE, List.of("management", Permissions.SENIOR, "commander", "management")));

		assertThat(permissions.allowed(Permissions.APPROVE)).containsExactly("management", "senior", "commander");
	}

	@Test
	void letNobodyDoWhatIsNotConfigured() {
		assertThat(new Permissions(Map.of()).allowed(Permissions.CLOSE)).isEmpty();
	}

	@Test
	void stayAsTheyWereRead() {
		List<String> who = new ArrayList<>(List.of("commander"));
		Map<String, List<String>> rules = new HashMap<>(Map.of(Permissions.CLOSE, who));
		Permissions permissions = new Permissions(rules);
		who.add(Permissions.ANYONE);
		rules.put(Permissions.SIGN, List.of(Permissions.ANYONE));

		assertThat(permissions.allowed(Permissions.CLOSE)).containsExactly("commander");
		assertThat(permissions.allowed(Permissions.SIGN)).isEmpty();
	}

}
