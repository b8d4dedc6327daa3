//! The names: each as it is written without anything between its words.

/// What says by itself that a value is sensitive, by language; one that is the same in several
/// stands once.
pub(super) const SENSITIVE: &[&str] = &[
    // English: numbers of persons and their papers.
    "ssn socialsecurity socialsecuritynumber socialsecurityno socialinsurancenumber \
     nationalinsurance nationalinsurancenumber nino nationalid nationalidnumber \
     nationalidentifier taxid taxidnumber taxnumber taxpayerid taxpayernumber tin itin \
     taxcode taxclass passport passportnumber passportno driverslicense driverlicense \
     drivinglicence drivinglicense identitycard idcardnumber residencepermit visanumber \
     nationalinsuranceno ninumber taxno taxref taxreference taxidentifier taxidentification \
     taxidentificationnumber taxpayeridentificationnumber taxfilenumber tfn curp \
     socialinsurance socialinsuranceno sinnumber medicarenumber nhsnumber ppsn ppsnumber \
     aadhaar aadhar aadhaarnumber pannumber pancard nric personnummer cprnumber \
     identitynumber identitycardnumber identitydocument governmentid workpermit \
     workpermitnumber driverslicensenumber driverlicensenumber",
    // English: money.
    "iban bankaccount bankdetails accountnumber sortcode routingnumber creditcard cardnumber \
     salary basesalary annualsalary wage wages compensation payrate hourlyrate bic biccode \
     bicswift swiftcode swiftbic bankaccountnumber bankaccountno accountno bankcode bsb \
     bsbcode ifsc ifsccode routingno routingtransitnumber sortcodes abanumber pay grosspay \
     netpay basepay totalpay annualpay hourlypay severance severancepay paygrade payband \
     payscale payslip paystub salarygrade salaryband bonus bonuses signonbonus signingbonus \
     earnings ote ontargetearnings stipend ctc costtocompany totalcomp basecomp equity \
     equityvalue equitygrant stockoptions shareoptions stockgrant rsu rsus strikeprice \
     payrise raisepercent meritincrease garnishment",
    // English: what concerns only the person.
    "dateofbirth birthdate birthday dob maritalstatus religion ethnicity disability \
     healthinsurancenumber medical pregnancy sexualorientation tradeunion criminalrecord \
     healthcondition healthstatus healthinsurance healthinsuranceno healthdata healthinfo \
     healthinformation healthrecord healthissue healthissues illness diagnosis disabilities \
     disabilitystatus religious religiousaffiliation faith ethnicorigin ethnicgroup \
     unionmember unionmembership unionstatus unionname unioncode unionaffiliation laborunion \
     labourunion tradeunions pregnant bloodtype bloodgroup registereddisabled",
    // German.
    "sozialversicherungsnummer sozialversicherungsnr svnummer svnr rentenversicherungsnummer \
     rvnr versicherungsnummer krankenversicherungsnummer ahv ahvnummer ahvnr steuerid \
     steuernummer steueridentifikationsnummer steueridnr steuerklasse personalausweis \
     personalausweisnummer ausweisnummer reisepass reisepassnummer passnummer fuehrerschein \
     fuehrerscheinnummer aufenthaltstitel bankverbindung kontonummer gehalt jahresgehalt \
     monatsgehalt bruttogehalt grundgehalt lohn stundenlohn verguetung geburtsdatum \
     geburtstag familienstand konfession religionszugehoerigkeit schwerbehinderung \
     behinderung gewerkschaft rvnummer steueridnummer steuernr steueridentnr \
     steueridentifikationsnr lohnsteuer lohnsteuerklasse kirchensteuer kirchensteuermerkmal \
     kinderfreibetrag personalausweisnr ausweisnr reisepassnr avs avsnummer avsnr kontonr \
     kontoinhaber bankkonto bankleitzahl blz bankdaten entgelt bruttoentgelt jahresentgelt \
     entgeltgruppe bruttolohn nettolohn monatslohn lohngruppe gehaltsgruppe gehaltsstufe \
     gehaltsband nettogehalt festgehalt fixgehalt zielgehalt bruttojahresgehalt \
     bruttomonatsgehalt jahresbrutto monatsbrutto bonuszahlung praemie sonderzahlung \
     weihnachtsgeld urlaubsgeld abfindung krankenkasse krankenversicherung \
     krankenversicherungsnr krankenversichertennummer gesundheit gesundheitszustand krankheit \
     schwerbehindert schwerbehindertenausweis behinderungsgrad gradderbehinderung schwanger \
     schwangerschaft gewerkschaftszugehoerigkeit gewerkschaftsmitglied glaube",
    // Spanish.
    "dni nie nif documentodeidentidad numerodeidentidad numerodeseguridadsocial \
     numeroseguridadsocial seguridadsocial nss pasaporte numerodepasaporte permisodeconducir \
     carnetdeconducir cuentabancaria numerodecuenta salario sueldo fechadenacimiento \
     fechanacimiento estadocivil discapacidad sindicato nomina nominas retribucion \
     retribuciones remuneracion sueldobase salariobase salariobruto salarioneto paga \
     pagaextra bonificacion rfc imss numeroimss cuil cuit cedula cedulaidentidad \
     numerodecedula clabe cuentaclabe numerodecuentabancaria numerocuenta gradodiscapacidad \
     gradodediscapacidad minusvalia estadodesalud datosdesalud enfermedad embarazo \
     afiliacionsindical numerodni numeronie numeronif",
    // French.
    "nir numerodesecuritesociale numerosecuritesociale securitesociale numerosecu \
     numerofiscal numerodidentite cartedidentite cni passeport numerodepasseport \
     permisdeconduire titredesejour comptebancaire numerodecompte rib salaire remuneration \
     datedenaissance datenaissance situationfamiliale handicap syndicat salairebase \
     salairedebase salairebrut salairenet remunerationbrute remunerationannuelle \
     bulletindepaie fichedepaie paie primeannuelle primeexceptionnelle numeroavs noavs numss \
     numerodesecu codebanque codeguichet handicape rqth etatdesante sante mutuelle maladie \
     grossesse situationmatrimoniale appartenancesyndicale syndical actionsgratuites \
     interessement",
    // Italian.
    "codicefiscale codfiscale stipendio stipendiobase stipendiolordo retribuzione \
     retribuzioneannualorda bustapaga tredicesima premioproduzione premioannuale \
     cartaidentita cartadidentita numerocartaidentita passaporto numeropassaporto \
     patentediguida tesserasanitaria contocorrente contobancario numeroconto \
     coordinatebancarie datadinascita datanascita statocivile disabilita invalidita \
     categoriaprotetta sindacato iscrizionesindacale religione gravidanza malattia \
     statodisalute",
    // Dutch.
    "salaris brutosalaris nettosalaris maandsalaris jaarsalaris uurloon maandloon brutoloon \
     loon loonschaal salarisschaal vakantiegeld vakantietoeslag eindejaarsuitkering bsn \
     bsnnummer burgerservicenummer sofinummer loonheffing loonheffingsnummer bankrekening \
     bankrekeningnummer rekeningnummer paspoort paspoortnummer rijbewijs rijbewijsnummer \
     identiteitsbewijs identiteitskaart geboortedatum burgerlijkestaat godsdienst geloof \
     arbeidsbeperking arbeidshandicap gezondheid ziekte zwangerschap zwanger vakbond \
     vakbondslidmaatschap",
    // Polish.
    "pesel numerpesel nip numernip wynagrodzenie wynagrodzeniebrutto wynagrodzeniezasadnicze \
     pensja placazasadnicza stawkagodzinowa premia dowodosobisty numerdowodu \
     numerdowoduosobistego seriainumerdowodu paszport numerpaszportu prawojazdy numerkonta \
     numerkontabankowego kontobankowe rachunekbankowy numerrachunku numerrachunkubankowego \
     dataurodzenia stancywilny niepelnosprawnosc stopienniepelnosprawnosci \
     orzeczenieoniepelnosprawnosci wyznanie religia zwiazekzawodowy zwiazkizawodowe ciaza \
     stanzdrowia choroba",
    // Portuguese.
    "cpf numerocpf niss numeroniss pispasep ctps cnh rgnumero numerorg \
     numerodeidentificacaofiscal numerocontribuinte cartaodecidadao cartaocidadao \
     numerocartaocidadao bilhetedeidentidade segurancasocial numerodesegurancasocial \
     numerosegurancasocial remuneracao vencimentobase gratificacao nib contabancaria \
     dadosbancarios numerodaconta numerodeconta agenciabancaria chavepix passaporte \
     numerodopassaporte cartadeconducao carteirademotorista datadenascimento datanascimento \
     deficiencia religiao gravidez estadodesaude doenca",
];

/// What does so only where it is the whole name of a field or a group: within others it is a word
/// like any.
pub(super) const ALONE: &str = "sin union race bank swift pis rg rut";

/// What begins or ends like one of the above and is not sensitive.
pub(super) const HARMLESS: &str = "payload paypal payroll paydate payday payperiod paygroup \
     payfrequency payschedule paycycle paycurrency applepay googlepay samsungpay amazonpay \
     bonuscard bonuspoints bonusprogram equityinclusion equityandinclusion equitytraining \
     rfc822 rfc2822 rfc5322 rfc3339 rfc4122";
