package dev.firewatch.workflow.postmortems.publishing;

import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.QualityGate;
import dev.firewatch.exchange.Dossier;
import dev.firewatch.exchange.MarkdownExport;
import dev.firewatch.people.People;
import dev.firewatch.postmortem.Edition;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.postmortems.writing.Sections;

/** The whole document of a postmortem as it stands, with its timeline. */
public class Drafts {

	private final Timelines timelines;

	private final Sections sections;

	private final People people;

	private final Editions editions;

	public Drafts(Timelines timelines, Sections sections, People people, Editions editions) {
		this.timelines = timelines;
		this.sections = sections;
		this.people = people;
		this.editions = editions;
	}

	/** What is checked before it is published. */
	public QualityGate gate(Casefile file) {
		Postmortem postmortem = file.postmortem().orElseThrow();
		postmortem.fit(sections.template(postmortem), file.incident());
		List<Entry> entries = timelines.read(file.id().value());
		// Whoever signs or publishes vouches for the timeline as it reads now.
		file.knowTimeline(entries);
		return new QualityGate(file, postmortem, sections.template(postmortem), entries);
	}

	/** Everything known about the incident, for export. */
	public Dossier dossier(Casefile file) {
		return new Dossier(file, timelines.read(file.id().value()),
				file.postmortem().map(sections::template).orElse(null), people::nameOf);
	}

	/** What a published version said, as Markdown. */
	public Optional<String> edition(Casefile file, Edition edition) {
		return editions.text(file.id(), edition);
	}

	/** Keeps the text of the version that has just been published. */
	void keep(Casefile file) {
		int version = file.postmortem().orElseThrow().editions().size();
		editions.keep(file.id(), version, file.contentHash(), MarkdownExport.write(dossier(file)));
	}

}
