package dev.firewatch.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code services.yml}. */
final class ServicesReader {

	private final ConfigFile file;

	ServicesReader(ConfigFile file) {
		this.file = file;
	}

	Services read() {
		Set<String> teamIds = new LinkedHashSet<>();
		List<Team> teams = new ArrayList<>();
		for (ConfigSection section : this.file.root().sections("teams")) {
			teams.add(new Team(section.newId("id", ConfigType.ID, teamIds), section.value("name", ConfigType.TEXT),
					section.optional("lead", ConfigType.PARTY).orElse(null), section.values("invite", ConfigType.PARTY),
					section.optional("channel", ConfigType.CHANNEL).orElse("")));
		}
		Set<String> serviceIds = new HashSet<>();
		List<Service> services = new ArrayList<>();
		for (ConfigSection section : this.file.root().sections("services")) {
			services
				.add(new Service(section.newId("id", ConfigType.ID, serviceIds), section.value("name", ConfigType.TEXT),
						section.value("team", ConfigType.oneOf(teamIds)), section.values("phrases", ConfigType.TEXT)));
		}
		this.file.throwIfInvalid();
		return new Services(services, teams);
	}

}
