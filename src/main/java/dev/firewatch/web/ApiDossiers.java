package dev.firewatch.web;

import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.exchange.Dossier;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.People;
import dev.firewatch.postmortem.Templates;
import dev.firewatch.timeline.Timelines;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Incidents as the API may see them: to the API, private ones do not exist. */
class ApiDossiers {

	private final Casefiles casefiles;

	private final Timelines timelines;

	private final Templates templates;

	private final People people;

	ApiDossiers(Casefiles casefiles, Timelines timelines, Templates templates, People people) {
		this.casefiles = casefiles;
		this.timelines = timelines;
		this.templates = templates;
		this.people = people;
	}

	/** The incident of the id; a 404 if there is none that it may see. */
	Dossier get(String id) {
		Casefile file = Optional.of(id)
			.filter(given -> !given.isBlank())
			.flatMap(given -> casefiles.find(new IncidentId(given)))
			.filter(found -> !found.incident().isPrivate())
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND,
					"There is no incident " + id + ". GET /api/v1/incidents lists them."));
		return new Dossier(file, timelines.read(file.id().value()),
				file.postmortem().flatMap(postmortem -> templates.template(postmortem.template())).orElse(null),
				people::nameOf);
	}

}
