package dev.firewatch.web;

import java.time.Instant;
import java.util.List;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.exchange.JsonExport.PersonJson;
import dev.firewatch.people.People;
import dev.firewatch.remediation.Fix;
import dev.firewatch.workflow.followup.Forecast;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What will be said of a fix, by the HTTP API. */
@RestController
@Tag(name = "Incidents")
class FixForecastApi {

	private final ApiDossiers dossiers;

	private final Forecast forecast;

	private final People people;

	FixForecastApi(ApiDossiers dossiers, Forecast forecast, People people) {
		this.dossiers = dossiers;
		this.forecast = forecast;
		this.people = people;
	}

	/** The messages about a fix until it would be settled. */
	record ForecastJson(String fix, List<ForecastMessageJson> messages) {
	}

	/**
	 * One message.
	 *
	 * @param to the person, or the leadership's channel by its name
	 * @param channel direct, or the name of the channel in which it will be
	 * @param reason due-soon, due, overdue, escalated, verify or approve
	 */
	record ForecastMessageJson(Instant at, PersonJson to, String channel, String reason) {
	}

	@GetMapping("/api/v1/incidents/{id}/fixes/{fix}/forecast")
	@Operation(summary = "The messages about a fix in the next 90 days, as long as nobody acts")
	ForecastJson forecast(@PathVariable String id, @PathVariable String fix) {
		Casefile file = dossiers.get(id).file();
		Fix found = file.fix(fix)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND,
					"There is no fix " + fix + ". GET /api/v1/incidents/" + file.id() + "/fixes lists them."));
		return new ForecastJson(found.id(), forecast.of(file, found).stream().map(this::json).toList());
	}

	private ForecastMessageJson json(Forecast.ForecastMessage message) {
		String to = message.direct() ? people.nameOf(message.to()) : message.channel();
		return new ForecastMessageJson(message.at(), new PersonJson(message.to().value(), to), message.channel(),
				message.reason());
	}

}
