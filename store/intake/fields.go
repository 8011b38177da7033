package intake

import (
	"maps"
	"slices"
	"strings"
)

// fieldNames are what a column may be mapped to, besides x.<name> for a field
// of the firm's own and "" for leaving the column out.
var fieldNames = words(`
	company.name company.domain company.website company.industry company.employees company.revenue company.currency
	company.country company.region company.city company.postcode company.street company.phone
	company.parent company.relationship company.key company.owner company.created company.note
	person.name person.first person.last person.email person.phone person.title person.linkedin
	person.key person.owner person.created person.note
	lead.key lead.title lead.stage lead.outcome lead.kind lead.route lead.value lead.currency lead.source
	lead.created lead.closed lead.expected lead.owner lead.offer lead.lost_reason lead.pipeline lead.dealtype lead.note
	lead.next_step lead.next_date lead.introducer
	touch.happened touch.kind touch.direction touch.outcome touch.note touch.person touch.key touch.attended`)

// FieldNames lists what a column may be mapped to, in the alphabet's order.
func FieldNames() []string { return slices.Sorted(maps.Keys(fieldNames)) }

// Field says whether a name is something a column can be mapped to.
func Field(name string) bool {
	return name == "" || fieldNames[name] || strings.HasPrefix(name, "x.") && len(name) > 2
}

// headerLists are the names that columns go by, folded: English first, then
// German and the Romance and Dutch ones we meet.
var headerLists = map[string]string{
	"company.name": `company, company name, company account, account, account name, organisation, organization, organisation name, organization name, associated company, person organization, person organisation,
		firm, business name, employer, client, client name, customer, customer name, firma, firmenname, unternehmen, kunde, kundenname,
		societe, entreprise, empresa, azienda, bedrijf, bedrijfsnaam, nom de l entreprise`,
	"company.domain":       `domain, company domain, company domain name, associated company domain, email domain, firmendomain, domaine, dominio`,
	"company.website":      `website, website url, web site, web, url, homepage, company website, company url, webseite, internetseite, site web, sitio web, sito web`,
	"company.industry":     `industry, sector, vertical, company industry, branche, industrie, secteur, settore, industria`,
	"company.employees":    `employees, number of employees, employee count, no of employees, num employees, company size, headcount, staff, mitarbeiter, anzahl mitarbeiter, mitarbeiterzahl, mitarbeiteranzahl, effectif, nombre d employes, empleados, dipendenti, medewerkers`,
	"company.revenue":      `revenue, annual revenue, turnover, company revenue, umsatz, jahresumsatz, chiffre d affaires, fatturato, ingresos, omzet`,
	"company.country":      `country, company country, country region, office location, land, staat, pays, pais, paese`,
	"company.region":       `region, state, state region, state province, province, county, bundesland, kanton, provincia`,
	"company.city":         `city, town, company city, ort, stadt, ville, ciudad, citta, plaats, cidade`,
	"company.postcode":     `postal code, zip, zip code, zip postal code, postcode, plz, postleitzahl, code postal, codigo postal, cap`,
	"company.street":       `street, street address, address, address line 1, company address, organization address, strasse, adresse, anschrift, rue, direccion, indirizzo`,
	"company.phone":        `company phone, company phone number, office phone, main phone, telefon zentrale`,
	"company.parent":       `parent, parent company, parent account, subsidiary of, muttergesellschaft, konzern, mutterkonzern`,
	"company.relationship": `relationship, account type, beziehung`,
	"company.key":          `company id, account id, organisation id, organization id, record id company, kundennummer, firmen id, customer id, client id, customer number`,
	"company.owner":        `company owner, account owner`,
	"person.name":          `contact, contact name, contact person, full name, fullname, person, person name, lead name, associated contact, ansprechpartner, ansprechperson, kontakt, kontaktperson, nom complet, contacto, contatto, contactpersoon`,
	"person.first":         `first name, firstname, given name, person first name, contact first name, vorname, prenom, nombre, nome, voornaam`,
	"person.last":          `last name, lastname, surname, family name, person last name, contact last name, nachname, familienname, zuname, nom, nom de famille, apellido, apellidos, cognome, achternaam, sobrenome`,
	"person.email":         `email, e mail, email address, e mail address, mail, work email, business email, email work, person email work, contact email, contact e mail, associated contact email, e mail adresse, emailadresse, mailadresse, courriel, adresse email, adresse e mail, correo, correo electronico, posta elettronica`,
	"person.phone":         `phone, phone number, telephone, tel, mobile, mobile phone, mobile phone number, cell, cell phone, direct phone, contact phone, person phone, telefon, telefonnummer, handy, handynummer, mobil, telephone portable, telefono, telefoon`,
	"person.title":         `job title, position, role, jobtitel, funktion, berufsbezeichnung, position im unternehmen, poste, fonction, cargo, puesto, ruolo, functie`,
	"person.linkedin":      `linkedin, linkedin url, linkedin profile, linkedin profile url, person linkedin url, profile url`,
	"person.key":           `contact id, person id, record id contact, kontakt id`,
	"person.created":       `connected on`,
	"lead.key":             `lead id, deal id, opportunity id, mql id, record id deal, record id, external id, lead nr, vorgangsnummer, id`,
	"lead.title":           `deal, deal name, deal title, lead title, opportunity, opportunity name, need, project, project name, subject, bedarf, projekt, projektname, anfrage, betreff, thema, projet, besoin, proyecto`,
	"lead.stage":           `stage, deal stage, lead stage, sales stage, opportunity stage, pipeline stage, phase, verkaufsphase, etape, etapa, fase`,
	"lead.outcome":         `outcome, deal status, ergebnis`,
	"lead.kind":            `kind, lead kind, deal kind`,
	"lead.route":           `route`,
	"lead.value":           `amount, value, deal value, deal amount, opportunity value, opportunity amount, close value, lead value, estimated value, contract value, budget, potential, betrag, wert, auftragswert, auftragsvolumen, volumen, montant, valeur, importe, valor, importo, bedrag`,
	"lead.currency":        `currency, deal currency, currency code, wahrung, devise, moneda, valuta`,
	"lead.source":          `source, lead source, original source, origin, channel, utm source, quelle, leadquelle, herkunft, kanal, origine, canal, fuente, bron`,
	"lead.created":         `created, create date, created date, date created, created at, created on, creation date, deal created, first contact, first contact date, inquiry date, engage date, date, datum, erstellt, erstellt am, erstelldatum, anlagedatum, erstkontakt, anfragedatum, date de creation, fecha, fecha de creacion, data`,
	"lead.closed":          `closed, close date, closed date, date closed, closed at, closed on, won date, lost date, won time, conversion date, converted date, abschlussdatum, abgeschlossen, abgeschlossen am, date de cloture, fecha de cierre`,
	"lead.expected":        `expected close date, expected close, expected closing date, erwarteter abschluss`,
	"lead.owner":           `owner, lead owner, deal owner, opportunity owner, contact owner, sales agent, sales rep, salesperson, assigned to, assignee, responsible, account manager, verantwortlich, verantwortlicher, zustandig, vertriebler, betreuer, responsable, commercial`,
	"lead.offer":           `offer, product, service, product name, produkt, leistung, dienstleistung, produit, producto`,
	"lead.lost_reason":     `lost reason, closed lost reason, loss reason, reason lost, reason for loss, verlustgrund, absagegrund, motif de perte`,
	"lead.pipeline":        `pipeline, sales pipeline`,
	"lead.dealtype":        `deal type, opportunity type, business type of deal`,
	"lead.note":            `note, notes, lead note, comment, comments, remark, remarks, description, note content, notiz, notizen, bemerkung, bemerkungen, kommentar, anmerkung, anmerkungen, beschreibung, commentaire, commentaires, remarque, notas, comentarios`,
	"lead.next_step":       `next step, next action, nachster schritt, prochaine etape`,
	"lead.next_date":       `next step date, next action date, next activity date, follow up date, wiedervorlage`,
	"lead.introducer":      `introduced by, introducer, referred by, referrer, empfohlen von, empfehlung von`,
	"touch.happened":       `activity date, touch date, happened, call date, meeting date`,
	"touch.kind":           `activity type, touch kind, touch type`,
	"touch.direction":      `direction, activity direction, richtung`,
	"touch.outcome":        `activity outcome, call outcome, touch outcome`,
	"touch.note":           `activity note, activity notes, call notes, meeting notes`,
	"touch.person":         `activity contact, contact email of activity`,
	"touch.key":            `activity id, touch id, engagement id`,
}

var headerWords = fieldWords(headerLists)

func fieldWords(lists map[string]string) map[string]string {
	out := map[string]string{}
	for field, list := range lists {
		for word := range strings.SplitSeq(list, ",") {
			out[strings.Join(strings.Fields(word), " ")] = field
		}
	}
	return out
}

// plainHeader is a header as it is looked up: folded, one blank between words.
func plainHeader(header string) string { return strings.Join(strings.Fields(fold(header)), " ") }

// customField is the x.<name> of a column that Baton has no field for.
func customField(header string) string {
	if name := strings.ReplaceAll(plainHeader(header), " ", "_"); name != "" {
		return "x." + name
	}
	return "x.column"
}
